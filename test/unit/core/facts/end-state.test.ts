import assert from 'node:assert/strict';
import { isMessageAlone } from '../../../../src/core/facts/end-state';

describe('facts/end-state', () => {
  const messages = [
    "Posted to the team's Slack channel",
    'The summary is posted in the Slack channel',
    'A Slack message with the answer',
    'A message in the team chat',
    'An e-mail to the clerk',
    'An email with the codes is sent to the clerk',
    'The answer is shared in the Teams channel',
    'Sent by e-mail to the clerk',
    'The draft was e-mailed to the desk',
    'A text message by SMS to the driver',
  ];
  for (const endState of messages)
    it(`"${endState}" is a message alone`, () => assert.ok(isMessageAlone(endState, {})));

  const others = [
    'Posted in the ERP, or waiting in a clerk’s queue with a reason',
    'Posted in the ERP, and the clerk is told by e-mail',
    'The letter is sent, and the payment instructed or refused',
    'A ticket is opened in Jira, with a Slack message to the team',
    'The reply is sent to the customer by e-mail',
    'The answer is e-mailed to the applicant',
    'The e-mail is filed under its case',
    'The e-mail is answered',
    'An e-mail with a complaint is answered',
    'The chat is closed',
    'Sent',
    'The order is sent',
    'It is posted',
    'It is answered',
    'A refill task exists',
    'The message is published on the public website',
    'Handed over to the teams that need it',
    'The summary is stored in SharePoint and posted in the Slack channel',
    'In der Warteschlange, mit einer E-Mail an den Sachbearbeiter',
  ];
  for (const endState of others)
    it(`"${endState}" may be more`, () => assert.ok(!isMessageAlone(endState, {})));

  it('a system of the workflow is one, whatever its name', () => {
    const endState = 'Sent to the helpdesk mailbox by e-mail';
    assert.ok(isMessageAlone(endState, {}));
    assert.ok(!isMessageAlone(endState, { systems: { 'helpdesk-mailbox': {} } }));
    assert.ok(!isMessageAlone(endState, { systems: { box: { name: 'Helpdesk mailbox' } } }));
  });
});
