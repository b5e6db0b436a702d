import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { postgresEnv } from './cluster.ts'
import type { PostgresUser } from './postgres-user.ts'

/**
 * Waits for the end of its input, that is for our death, and then stops the server: fast first, then
 * harder. It checks that the pid file still names the pid, so a recycled pid is never hit. A shell,
 * because it idles in one megabyte.
 */
const SCRIPT = `
while read -r line; do :; done
is_ours() { [ -r "$2" ] && read -r found < "$2" && [ "$found" = "$1" ] && kill -0 "$1" 2>/dev/null; }
is_ours "$1" "$2" || exit 0
kill -INT "$1"
tries=0
while is_ours "$1" "$2" && [ $tries -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
is_ours "$1" "$2" && kill -QUIT "$1"
exit 0
`

/**
 * Ties the life of a running server to ours through a pipe that the kernel closes when we die, however.
 * Runs in a session of its own, so a Ctrl-C in the terminal does not reach it.
 */
export function startWatcher(clusterDir: string, pid: number, user: PostgresUser): ChildProcess {
  const child = spawn(
    '/bin/sh',
    ['-c', SCRIPT, 'splot-watcher', String(pid), join(clusterDir, 'postmaster.pid')],
    {
      ...user.drop,
      cwd: '/',
      env: postgresEnv(),
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    },
  )
  // A watcher that cannot start shows as an `exit`; writing to a dead one must not throw either.
  child.on('error', () => undefined)
  child.stdin?.on('error', () => undefined)
  child.unref()
  return child
}
