import { type ChildProcess, spawn } from 'node:child_process'
import { postgresEnv } from './cluster.ts'
import type { PostgresUser } from './postgres-user.ts'

/**
 * Waits for the end of its input, that is for our death, and then stops our server: fast first, then
 * harder. The pid comes from the server's own file at that moment, and must be a process with our own
 * socket folder among its arguments: neither a recycled pid nor our successor's server is ever hit. It
 * looks for a second, because we may die between the start of a server and the writing of its file. The
 * line `done` dismisses it. A shell, because it idles in a fraction of a megabyte.
 */
const SCRIPT = `
while read -r line; do [ "$line" = done ] && exit 0; done
find_server() {
  [ -r "$1/postmaster.pid" ] && read -r pid < "$1/postmaster.pid" || return 1
  if [ -d /proc/self ]; then tr '\\0' '\\n' < "/proc/$pid/cmdline" 2>/dev/null | grep -qxF "$2"
  else ps -o command= -p "$pid" | grep -qF "$2"; fi
}
tries=0
until find_server "$@"; do
  [ $tries -ge 10 ] && exit 0
  tries=$((tries + 1))
  sleep 0.1
done
kill -INT "$pid"
tries=0
while find_server "$@" && [ $tries -lt 100 ]; do tries=$((tries + 1)); sleep 0.1; done
find_server "$@" && kill -QUIT "$pid"
exit 0
`

export interface WatchedCluster {
  clusterDir: string
  /** Made anew at each start of ours, so it tells our server from any other's. */
  socketDir: string
  user: PostgresUser
}

export interface Watcher {
  /** Pid of the shell, null when it could not be started. */
  pid(): number | null
  /** Ends it without touching the server. */
  dismiss(): Promise<void>
}

function spawnWatcher({ clusterDir, socketDir, user }: WatchedCluster): ChildProcess {
  const mark = `unix_socket_directories=${socketDir}`
  // A session of its own: a Ctrl-C in the terminal must not reach it.
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'splot-watcher', clusterDir, mark], {
    ...user.drop,
    cwd: '/',
    env: postgresEnv(),
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  // Writing to one that just died must not throw.
  child.stdin?.on('error', () => undefined)
  child.unref()
  return child
}

/**
 * Ties the life of the cluster's server to ours through a pipe that the kernel closes when we die, however.
 * Started before the server, it covers its start and its restarts too; one that falls is replaced.
 */
export function startWatcher(cluster: WatchedCluster, onError: (error: Error) => void): Watcher {
  let isDismissed = false
  let child = watch()

  function watch(): ChildProcess {
    const next = spawnWatcher(cluster)
    next.once('error', onError)
    next.once('exit', () => {
      if (!isDismissed) child = watch()
    })
    return next
  }
  return {
    pid: () => child.pid ?? null,
    async dismiss() {
      isDismissed = true
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.ref()
      child.stdin?.end('done\n')
      await gone
    },
  }
}
