// Preloaded into Node (`--require`) for a run on another day: the clock stands at noon of TEST_DAY, local time, when
// the process starts, and goes on from there. VS Code takes NODE_OPTIONS away from its extension host; there it is
// the extension itself that heeds AI_READINESS_TEST_DAY.
const day = process.env.TEST_DAY;

if (day !== undefined) {
  const Real = Date;
  const ahead = new Real(`${day}T12:00:00`).getTime() - Real.now();
  const now = () => Real.now() + ahead;
  globalThis.Date = new Proxy(Real, {
    construct: (target, args, self) => Reflect.construct(target, args.length === 0 ? [now()] : args, self),
    apply: () => new Real(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
}
