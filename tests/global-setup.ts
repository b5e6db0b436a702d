/** Suites that need PostgreSQL start it themselves through `tests/testkit`; nothing is global yet. */
export default function setup(): void {}
