// Loaded into the server's processes by NODE_OPTIONS: in the extension host it is the day that the samples are
// written for. The clock runs on from noon of that day.
const day = process.env.E2E_TODAY;
const isExtensionHost = process.argv.some((arg) => arg.startsWith('--type=extensionHost'));

if (day !== undefined && isExtensionHost) {
  const Real = Date;
  const ahead = new Real(`${day}T12:00:00`).getTime() - Real.now();
  globalThis.Date = new Proxy(Real, {
    construct: (target, args, self) =>
      Reflect.construct(target, args.length === 0 ? [target.now() + ahead] : args, self),
    apply: (target) => new target(target.now() + ahead).toString(),
    get: (target, key) =>
      key === 'now' ? () => target.now() + ahead : (Reflect.get(target, key) as unknown),
  });
}
