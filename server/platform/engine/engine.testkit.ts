/**
 * A process of its own that owns an engine, for the tests that kill it. Prints one JSON line when ready,
 * or `{ "code": … }` when refused; stops in order at the end of its input.
 */
import { systemClock } from '../clock.ts'
import { silentLogger } from '../logger.ts'
import { EngineError, startEngine } from './index.ts'

try {
  const [dataDir = ''] = process.argv.slice(2)
  const engine = await startEngine({
    dataDir,
    databaseUrl: null,
    migrationUrl: null,
    clock: systemClock,
    log: silentLogger,
  })
  process.stdout.write(
    `${JSON.stringify({ pid: process.pid, pids: engine.pids(), address: engine.address('owner') })}\n`,
  )
  for await (const _ of process.stdin);
  await engine.stop()
} catch (error) {
  if (!(error instanceof EngineError)) throw error
  process.stdout.write(`${JSON.stringify({ code: error.code, message: error.message, pl: error.pl })}\n`)
  process.exitCode = 1
}
