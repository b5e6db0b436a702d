import { readdirSync, readFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem } from 'node:os'

const ticksPerSecond = 100

/** CPU seconds a process and its ended children have used; 0 when it is gone. */
function readCpu(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at] ?? 0), 0) / ticksPerSecond
  } catch {
    return 0
  }
}

/** The process and everything below it that lives now. */
export function listTree(pid: number): number[] {
  const children = new Map<number, number[]>()
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8')
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
      children.set(parent, [...(children.get(parent) ?? []), Number(entry)])
    } catch {
      // ended while we looked
    }
  }
  const found: number[] = []
  const walk = (one: number) => {
    found.push(one)
    for (const child of children.get(one) ?? []) walk(child)
  }
  walk(pid)
  return found
}

/** CPU seconds of several processes with their living descendants, each counted once. */
export function sumCpu(roots: readonly number[]): number {
  const pids = new Set(roots.flatMap(listTree))
  let sum = 0
  for (const pid of pids) sum += readCpu(pid)
  return sum
}

/** Busy CPU seconds of the whole machine since it started. */
function readMachineCpu(): number {
  const fields = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').split(/\s+/).slice(1).map(Number)
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = fields
  return (user + nice + system + irq + softirq) / ticksPerSecond
}

/** Watches how much of the machine others took between start and stop: a share above 5 % makes a round invalid. */
export function watchMachine(ours: () => number) {
  const machine = readMachineCpu()
  const own = ours()
  const started = performance.now()
  return {
    stop() {
      const seconds = (performance.now() - started) / 1000
      const used = ours() - own
      const foreign = Math.max(0, readMachineCpu() - machine - used)
      return { seconds, cpuSeconds: used, foreignShare: foreign / (seconds * cpus().length) }
    },
  }
}

export function describeMachine() {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    node: process.version,
    load: Number(loadavg()[0]?.toFixed(2)),
  }
}
