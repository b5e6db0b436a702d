import { isTest, type Law } from './law.ts'
import { type Import, readImports, resolveImport, type Source } from './source.ts'

/** The flow of HOUSE: facts go downstream, calls go upstream. */
export const rooms = [
  'workspace',
  'collect',
  'identity',
  'profile',
  'consent',
  'commerce',
  'connect',
  'segment',
  'decide',
  'journey',
  'content',
  'deliver',
] as const

const roomOf = (path: string) => /^server\/modules\/([^/]+)\//.exec(path)?.[1] ?? null

/** A room imports earlier rooms by their index only, platform and the contract; platform imports no room. */
export const floorLaw: Law = {
  id: 'floors',
  leastSeen: 150,
  check: (sources) => eachImport(sources, checkFloor),
}

function checkFloor(source: Source, one: Import): string | null {
  const target = resolveImport(source, one.specifier)
  if (source.path.startsWith('contract/') && isTest(source.path)) return null
  if (source.path.startsWith('contract/')) return checkContract(source, target, one)
  if (source.path.startsWith('plugins/')) return checkPlugin(source, target, one)
  if (source.path.startsWith('console/'))
    return target?.startsWith('server/') || one.specifier.startsWith('@splot/server')
      ? 'the console imports no server code'
      : null
  if (source.path.startsWith('portal/') && !isTest(source.path))
    return target?.startsWith('portal/') || one.specifier.startsWith('@splot/contract/')
      ? null
      : 'the portal imports only the contract'
  if (source.path.startsWith('sdk/node/') && !isTest(source.path))
    return target?.startsWith('sdk/node/') || one.specifier.startsWith('node:')
      ? null
      : 'sdk/node imports only itself and Node'
  // What builds the script is no part of it.
  if (source.path.startsWith('sdk/') && !isTest(source.path) && !source.path.endsWith('/build.ts'))
    return target?.startsWith('sdk/') ? null : 'the page script imports only itself'
  if (source.path.startsWith('server/') && one.specifier.startsWith('@splot/plugins'))
    return source.path === 'server/app.ts' || isTest(source.path) ? null : 'only app.ts imports plugins'
  if (target === null || !source.path.startsWith('server/')) return null
  const isOwnTest = isTest(source.path)
  if (isOwnTest && target.startsWith('tests/testkit/')) return null
  if (target.startsWith('console/') || target.startsWith('tests/'))
    return 'the server imports no console or test'
  if (target.startsWith('plugins/'))
    return source.path === 'server/app.ts' ? null : 'only app.ts imports plugins'
  if (source.path.startsWith('server/platform/'))
    return target.startsWith('server/platform/') ? null : 'platform knows no room'
  const from = roomOf(source.path)
  if (isOwnTest && target === `server/modules/${from}/index.ts`) return null
  return from === null ? null : checkRoom(from, target)
}

/** What local servers of HTTP providers are made of: it listens on the loopback. */
const httpSink = 'contract/plugin/http-sink.ts'

/** A plugin knows the contract and its own folder: so it can be taken out, or come from somebody else. */
function checkPlugin(source: Source, target: string | null, one: Import): string | null {
  if (target === null)
    return one.specifier.startsWith('@splot/') && !one.specifier.startsWith('@splot/contract/')
      ? 'a plugin imports only the contract'
      : null
  if (source.path === 'plugins/registry.gen.ts' || isTest(source.path)) return null
  const own = /^plugins\/[^/]+\/[^/]+\//.exec(source.path)?.[0]
  return own !== undefined && target.startsWith(own)
    ? null
    : 'a plugin imports only the contract and its own folder'
}

function checkContract(source: Source, target: string | null, one: Import): string | null {
  if (target !== null) return target.startsWith('contract/') ? null : 'the contract imports only itself'
  // A type of Node's opens nothing and is gone at run time.
  if (one.isType && one.specifier.startsWith('node:')) return null
  if (source.path === httpSink && one.specifier === 'node:http') return null
  return one.specifier === 'zod' || one.specifier.startsWith('@splot/contract/')
    ? null
    : 'the contract imports only the schema library'
}

function checkRoom(from: string, target: string): string | null {
  const to = roomOf(target)
  if (to === null) {
    return target.startsWith('server/platform/') ? null : 'a room imports rooms, platform and contract only'
  }
  if (to === from)
    return target === `server/modules/${from}/index.ts` ? 'a room never imports its own index' : null
  if (rooms.indexOf(to as never) > rooms.indexOf(from as never)) return `${to} stands later than ${from}`
  return target === `server/modules/${to}/index.ts` ? null : `only the index of ${to} may be imported`
}

/** No cycle of imports that exist at run time. */
export const cycleLaw: Law = {
  id: 'cycles',
  leastSeen: 150,
  check(sources) {
    const edges = new Map<string, string[]>()
    for (const source of sources) {
      edges.set(
        source.path,
        readImports(source)
          .filter((one) => !one.isType)
          .flatMap((one) => resolveImport(source, one.specifier) ?? []),
      )
    }
    return { seen: edges.size, violations: findCycles(edges) }
  },
}

function findCycles(edges: ReadonlyMap<string, readonly string[]>): string[] {
  const state = new Map<string, 'open' | 'done'>()
  const cycles: string[] = []
  const visit = (node: string, path: readonly string[]) => {
    if (state.get(node) === 'done') return
    if (state.get(node) === 'open') {
      cycles.push(`cycle: ${[...path.slice(path.indexOf(node)), node].join(' -> ')}`)
      return
    }
    state.set(node, 'open')
    for (const next of edges.get(node) ?? []) visit(next, [...path, node])
    state.set(node, 'done')
  }
  for (const node of edges.keys()) visit(node, [])
  return cycles
}

function eachImport(sources: readonly Source[], check: (source: Source, one: Import) => string | null) {
  const violations: string[] = []
  let seen = 0
  for (const source of sources) {
    for (const one of readImports(source)) {
      seen++
      const fault = check(source, one)
      if (fault) violations.push(`${source.path}:${one.line} ${fault} (${one.specifier})`)
    }
  }
  return { seen, violations }
}
