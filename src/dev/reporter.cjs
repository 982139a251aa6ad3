// Mocha's spec reporter, which ends with one line for machines: src/dev/mocha.mjs takes it out again and sums.
const { reporters } = require('mocha');

class Reporter extends reporters.Spec {
  /** @override */
  epilogue() {
    super.epilogue();
    const { passes = 0, failures = 0, pending = 0 } = this.stats;
    console.log(`mocha-summary ${JSON.stringify({ passes, failures, pending })}`);
  }
}

module.exports = Reporter;
