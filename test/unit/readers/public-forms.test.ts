import assert from 'node:assert/strict';
import { lackOf } from '../../../src/core/facts/substance';
import { readCited } from '../../../src/readers';

const why = (text: string, path = 'docs/a.md'): string | undefined =>
  lackOf(readCited({ path, bytes: new Uint8Array(), text }))?.why;

const missing = '[More Information Needed]';

const unfilled: readonly (readonly [string, string, string?])[] = [
  [
    "Hugging Face's card as it is written",
    `---\n# For reference on model card metadata, see the spec: https://github.com/huggingface/hub-docs/blob/main/modelcard.md?plain=1\n{{ card_data }}\n---\n\n# Model Card for {{ model_id | default("Model ID", true) }}\n\n<!-- Provide a quick summary of what the model is/does. -->\n\n## Model Details\n\n{{ model_description | default("", true) }}\n\n- **Developed by:** {{ developers | default("${missing}", true)}}\n- **License:** {{ license | default("${missing}", true)}}\n\n## Uses\n\n### Direct Use\n\n{{ direct_use | default("${missing}", true)}}\n\n### Recommendations\n\n{{ bias_recommendations | default("Users (both direct and downstream) should be made aware of the risks, biases and limitations of the model. More information needed for further recommendations.", true)}}\n\n## How to Get Started with the Model\n\nUse the code below to get started with the model.\n\n{{ get_started_code | default("${missing}", true)}}\n`,
  ],
  [
    "Hugging Face's card as it is rendered",
    `# Model Card for Model ID\n\n## Model Details\n\n### Model Description\n\n- **Developed by:** ${missing}\n- **Model type:** ${missing}\n- **License:** ${missing}\n\n## Uses\n\n${missing}\n\n## Bias, Risks, and Limitations\n\n${missing}\n\nUsers (both direct and downstream) should be made aware of the risks, biases and limitations of the model. More information needed for further recommendations.\n\n## Environmental Impact\n\nCarbon emissions can be estimated using the [Machine Learning Impact calculator](https://mlco2.github.io/impact#compute) presented in [Lacoste et al. (2019)](https://arxiv.org/abs/1910.09700).\n\n- **Hardware Type:** ${missing}\n\n## Citation\n\n**BibTeX:**\n\n${missing}\n`,
  ],
  [
    'a card that transformers pushed',
    `---\nlibrary_name: transformers\ntags: []\n---\n\n# Model Card for Model ID\n\n## Model Details\n\nThis is the model card of a 🤗 transformers model that has been pushed on the Hub. This model card has been automatically generated.\n\n- **Developed by:** ${missing}\n\n## Uses\n\n${missing}\n\n### Direct Use\n\n${missing}\n\n### Out-of-Scope Use\n\n${missing}\n`,
  ],
  [
    'the first record of adr-tools',
    "# 1. Record architecture decisions\n\nDate: 2026-01-01\n\n## Status\n\nAccepted\n\n## Context\n\nWe need to record the architectural decisions made on this project.\n\n## Decision\n\nWe will use Architecture Decision Records, as [described by Michael Nygard](http://thinkrelevance.com/blog/2011/11/15/documenting-architecture-decisions).\n\n## Consequences\n\nSee Michael Nygard's article, linked above. For a lightweight ADR toolset, see Nat Pryce's [adr-tools](https://github.com/npryce/adr-tools).\n",
  ],
  [
    'an older one',
    "# 1. Record architecture decisions\n\nDate: 12/02/2016\n\n## Status\n\nAccepted\n\n## Context\n\nWe need to record the architectural decisions made on this project.\n\n## Decision\n\nWe will use Architecture Decision Records, as described by Michael Nygard in this article: http://thinkrelevance.com/blog/2011/11/15/documenting-architecture-decisions\n\n## Consequences\n\nSee Michael Nygard's article, linked above.\n",
  ],
  [
    'the help of arc42',
    '# Introduction and Goals\n\nDescribes the relevant requirements and the driving forces that software architects and development team must consider. These include\n\n- underlying business goals,\n- essential features,\n- essential functional requirements,\n- quality goals for the architecture and\n- relevant stakeholders and their expectations\n\n## Requirements Overview\n\n**Contents.** Short description of the functional requirements, driving forces, extract (or abstract) of requirements. Link to (hopefully existing) requirements documents (with version number and information where to find it).\n',
  ],
  [
    "GitHub's form for a fault",
    "**Describe the bug**\nA clear and concise description of what the bug is.\n\n**To Reproduce**\nSteps to reproduce the behavior:\n1. Go to '...'\n2. Click on '....'\n3. Scroll down to '....'\n4. See error\n\n**Expected behavior**\nA clear and concise description of what you expected to happen.\n",
  ],
  [
    'a form for issues of a project',
    '---\nname: Wrong team\nabout: Tell us that a ticket went to the wrong team\n---\n\nThe ticket went to the wrong team, and here is what we think that it should have said instead of that.\n',
  ],
  [
    'the same by where it lies',
    'The ticket went to the wrong team, and here is what we think that it should have said instead of that.\n',
    '.github/ISSUE_TEMPLATE/wrong-team.md',
  ],
];

const honest: readonly (readonly [string, string, string?])[] = [
  [
    'a card with one part open',
    `# Model Card for triage\n\n## Model Details\n\n- **Developed by:** Corrib Energy\n- **License:** ${missing}\n\n## Uses\n\nRoutes tickets of customers to five teams, in English and in Irish, and asks a person where it is not sure.\n`,
  ],
  [
    'a card with front matter and a text',
    `---\nlibrary_name: transformers\n---\n\n# Triage\n\n## Uses\n\nRoutes tickets of customers to five teams, in English and in Irish.\n\n## Limits\n\n${missing}\n\n## Data\n\n${missing}\n\n## Contact\n\n${missing}\n`,
  ],
  [
    'a record that decides something else',
    '# 2. Keep the queue\n\nDate: 2026-01-01\n\n## Status\n\nAccepted\n\n## Context\n\nWe need to record the architectural decisions made on this project.\n\n## Decision\n\nWe keep the queue of the ticket system, because the team knows it and it survives an outage of the model.\n',
  ],
  [
    'arc42 filled in, with a line of its help',
    '# Introduction and Goals\n\n- essential features,\n\n## Requirements\n\nTickets go to one of five teams within a minute; where the model is not sure, a person decides within the hour.\n',
  ],
];

describe('public forms', () => {
  for (const [name, text, path] of unfilled)
    it(`show nothing unfilled: ${name}`, () => {
      assert.equal(why(text, path), 'it is a template that nobody has filled in');
    });

  for (const [name, text, path] of honest)
    it(`may show something: ${name}`, () => {
      assert.equal(why(text, path), undefined);
    });
});
