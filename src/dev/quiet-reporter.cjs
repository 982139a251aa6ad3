// A reporter for runs that repeat what was listed before: what failed, and the line for machines.
const { reporters } = require('mocha');

class QuietReporter extends reporters.Base {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      this.epilogue();
      const { passes = 0, failures = 0, pending = 0 } = this.stats;
      console.log(`mocha-summary ${JSON.stringify({ passes, failures, pending })}`);
    });
  }
}

module.exports = QuietReporter;
