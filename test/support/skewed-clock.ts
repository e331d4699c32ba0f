/** Loaded before a process begins: from then on its clock is wrong by so much, wherever it looks. */
const skewMs = Number(process.env['SKEW_MS']);
const Right = globalThis.Date;

globalThis.Date = new Proxy(Right, {
  construct: (target, given, self) =>
    Reflect.construct(target, given.length === 0 ? [target.now() + skewMs] : given, self),
  apply: (target) => new target(target.now() + skewMs).toString(),
  get: (target, name, self) => (name === 'now' ? () => target.now() + skewMs : Reflect.get(target, name, self)),
});
