import { describe, expect, it } from 'vitest'
import type { Law } from './tidy/law.ts'
import {
  egressLaw,
  envLaw,
  permitLaw,
  seamLaw,
  sqlPlaceLaw,
  sqlPurityLaw,
  typeLaw,
} from './tidy/laws-bans.ts'
import { catchLaw } from './tidy/laws-faults.ts'
import { cycleLaw, floorLaw } from './tidy/laws-flow.ts'
import { furnitureLaw, privacyLaw } from './tidy/laws-furniture.ts'
import { fileLengthLaw, functionLaw, nameLaw, todoLaw } from './tidy/laws-shape.ts'
import { statementLaw } from './tidy/laws-statements.ts'
import { listSources, makeSource, type Source } from './tidy/source.ts'

const sources = listSources(
  ['contract', 'server', 'plugins', 'portal', 'console', 'sdk', 'tests', 'bench', 'scripts', 'examples'],
  ['.ts', '.tsx', '.sql'],
)
const laws: readonly Law[] = [
  floorLaw,
  cycleLaw,
  fileLengthLaw,
  functionLaw,
  nameLaw,
  todoLaw,
  seamLaw,
  egressLaw,
  envLaw,
  sqlPlaceLaw,
  sqlPurityLaw,
  typeLaw,
  catchLaw,
  permitLaw,
  furnitureLaw,
  privacyLaw,
  statementLaw,
]

describe('the laws of the house', () => {
  for (const law of laws) {
    it(law.id, () => {
      const result = law.check(sources)
      expect(result.violations).toEqual([])
      expect(result.seen).toBeGreaterThanOrEqual(law.leastSeen)
    })
  }
})

/** For each law, faults that must turn it red. The first of each pair is the path, the second the text. */
const planted: readonly [Law, string, string][] = [
  [floorLaw, 'server/modules/collect/x.ts', "import { a } from '../identity/index.ts'"],
  [floorLaw, 'server/modules/collect/x.ts', "import type { A } from '../profile/index.ts'"],
  [floorLaw, 'server/modules/identity/x.ts', "export { a } from '../collect/rules/scan.ts'"],
  [floorLaw, 'server/modules/identity/x.ts', "const a = await import('../profile/index.ts')"],
  [floorLaw, 'server/modules/identity/x.ts', "import '../profile/index.ts'"],
  [floorLaw, 'server/modules/identity/x.ts', "import { a } from './index.ts'"],
  [floorLaw, 'server/modules/identity/x.ts', "import { a } from '../../../tests/testkit/database.ts'"],
  [floorLaw, 'server/modules/identity/x.test.ts', "import { a } from '../../../tests/tidy/law.ts'"],
  [floorLaw, 'server/modules/identity/x.test.ts', "import { a } from '../profile/index.ts'"],
  [floorLaw, 'server/platform/x.ts', "import { a } from '../modules/collect/index.ts'"],
  [floorLaw, 'console/app/x.ts', "import type { A } from '../../server/app.ts'"],
  [floorLaw, 'portal/x.ts', "import type { A } from '../server/app.ts'"],
  [floorLaw, 'portal/x.ts', "import { z } from 'zod'"],
  [floorLaw, 'sdk/web/x.ts', "import type { A } from '../../server/app.ts'"],
  [floorLaw, 'sdk/web/x.ts', "import { createHmac } from 'node:crypto'"],
  [floorLaw, 'sdk/node/x.ts', "import { a } from '@splot/contract/money'"],
  [floorLaw, 'sdk/node/x.ts', "import { a } from '../web/core.ts'"],
  [floorLaw, 'contract/x.ts', "import pg from 'pg'"],
  [floorLaw, 'server/modules/collect/x.ts', "import { a } from '../../app.ts'"],
  [floorLaw, 'plugins/channels/a/index.ts', "import { b } from '../b/index.ts'"],
  [floorLaw, 'plugins/channels/a/index.ts', "import { b } from '../../../server/platform/egress/index.ts'"],
  [floorLaw, 'plugins/channels/a/index.ts', "import type { B } from '@splot/server/app'"],
  [floorLaw, 'server/modules/collect/x.ts', "import { b } from '../../../plugins/registry.gen.ts'"],
  [floorLaw, 'server/modules/collect/x.ts', "import { channels } from '@splot/plugins/registry'"],
  [fileLengthLaw, 'server/x.ts', 'a\n'.repeat(401)],
  [fileLengthLaw, 'server/x.test.ts', 'a\n'.repeat(601)],
  [functionLaw, 'server/x.ts', `function a(): void {\n${'  b()\n'.repeat(61)}}\n`],
  [functionLaw, 'server/x.ts', `const a = (): Promise<void> => {\n${'  b()\n'.repeat(61)}}\n`],
  [functionLaw, 'server/x.ts', 'function a(b: B, c: C, d: Map<D, E>, e: E, f: F): void {}'],
  [nameLaw, 'server/modules/collect/utils.ts', ''],
  [nameLaw, 'server/modules/collect/MyThing.ts', ''],
  [nameLaw, 'server/x.ts', 'export class EventManager {}'],
  [todoLaw, 'server/x.ts', '// TODO: later'],
  [seamLaw, 'server/modules/collect/x.ts', 'const a = Date.now()'],
  [seamLaw, 'server/modules/collect/x.ts', 'const a = new Date()'],
  [seamLaw, 'server/modules/collect/x.ts', 'const a = Math.random()'],
  [seamLaw, 'server/modules/collect/x.ts', "import { randomUUID } from 'node:crypto'"],
  [seamLaw, 'server/modules/collect/x.ts', 'setTimeout(() => {}, 1)'],
  [seamLaw, 'server/modules/collect/x.ts', "await fetch('x')"],
  [seamLaw, 'server/modules/collect/x.ts', "console.log('x')"],
  [seamLaw, 'server/modules/collect/x.ts', "import http from 'node:http'"],
  [seamLaw, 'plugins/channels/a/index.ts', "import { connect } from 'node:net'"],
  [seamLaw, 'plugins/channels/a/index.ts', "import https from 'https'"],
  [seamLaw, 'plugins/channels/a/index.ts', "const net = await import('node:http2')"],
  [seamLaw, 'plugins/channels/a/index.ts', "await fetch('https://x')"],
  [egressLaw, 'server/platform/x.ts', "import { request } from 'node:https'"],
  [egressLaw, 'server/platform/http/x.ts', "await fetch('https://x')"],
  [egressLaw, 'plugins/channels/a/index.ts', "export { connect } from 'node:tls'"],
  [envLaw, 'server/modules/collect/x.ts', 'const a = process.env.PORT'],
  [sqlPlaceLaw, 'server/modules/collect/service.ts', 'const a = `SELECT * FROM b`'],
  [sqlPlaceLaw, 'server/modules/collect/service.ts', "const a = 'UPDATE a.b SET c = 1'"],
  [sqlPurityLaw, 'server/modules/collect/store.ts', 'const a = `SELECT now()`'],
  [
    sqlPurityLaw,
    'server/modules/collect/migrations/pg/0009_x.sql',
    'CREATE TABLE a (b timestamptz DEFAULT CURRENT_TIMESTAMP);',
  ],
  [
    sqlPurityLaw,
    'server/modules/collect/migrations/pg/0009_x.sql',
    'CREATE TABLE a (b uuid DEFAULT gen_random_uuid());',
  ],
  [typeLaw, 'server/x.ts', 'const a: any = 1'],
  [typeLaw, 'server/x.ts', 'const a = b as unknown as C'],
  [typeLaw, 'server/x.ts', 'const a = {} as Permit'],
  [typeLaw, 'server/x.ts', 'const a = <Permit>{}'],
  [catchLaw, 'server/x.ts', 'try {\n  await a()\n} catch {}'],
  [catchLaw, 'server/x.ts', 'try {\n  await a()\n} catch (error) {\n  return null\n}'],
  [catchLaw, 'server/x.ts', 'try {\n  return await a()\n} catch {\n  return null\n}'],
  [catchLaw, 'server/x.ts', 'const a = await b().catch(() => null)'],
  [catchLaw, 'console/x.ts', 'void b().catch((error) => undefined)'],
  [permitLaw, 'server/modules/deliver/x.ts', "import { mintPermit } from '@splot/contract/plugin/permit'"],
  [permitLaw, 'plugins/channels/x/index.ts', "const a = await import('@splot/contract/plugin/permit')"],
  [statementLaw, 'server/modules/collect/store.ts', "const a = sql('b.c', x), d = sql(\n  'b.c', y)"],
  [
    privacyLaw,
    'server/modules/nowhere/migrations/pg/0001_x.sql',
    'CREATE TABLE a (workspace_id text, birth_id uuid);',
  ],
]

describe('each law turns red on a planted fault', () => {
  it.each(
    planted.map(
      ([law, path, text]) =>
        [`${law.id}: ${path} ${text.slice(0, 60).replaceAll('\n', ' ')}`, law, path, text] as const,
    ),
  )('%s', (_, law, path, text) => {
    expect(law.check([makeSource(path, text)]).violations).not.toEqual([])
  })

  it('cycles: a and b import each other', () => {
    const pair = [
      makeSource('server/a.ts', "import { b } from './b.ts'"),
      makeSource('server/b.ts', "import { a } from './a.ts'"),
    ]
    expect(cycleLaw.check(pair).violations).not.toEqual([])
  })

  it('cycles: a type import closes none', () => {
    const pair = [
      makeSource('server/a.ts', "import type { B } from './b.ts'"),
      makeSource('server/b.ts', "import { a } from './a.ts'"),
    ]
    expect(cycleLaw.check(pair).violations).toEqual([])
  })

  it('catches: one that looks, throws, explains, or answers a look without waiting is none', () => {
    const fine = [
      'try {\n  await a()\n} catch (error) {\n  note(error)\n}',
      'try {\n  await a()\n} catch {\n  throw new B()\n}',
      'try {\n  await a()\n} catch {\n  // Nobody is there.\n}',
      'try {\n  return JSON.parse(a)\n} catch {\n  return null\n}',
      '// It comes again.\nvoid b().catch(() => {})',
      'const a = await b().catch(noteAndPass)',
    ].map((text) => makeSource('server/x.ts', text))
    expect(catchLaw.check(fine).violations).toEqual([])
  })

  it('furniture: a room without its store', () => {
    const without = sources.filter((one: Source) => !one.path.startsWith('server/modules/identity/store'))
    expect(furnitureLaw.check(without).violations).toContain('server/modules/identity has no store')
  })

  it('furniture: a smaller room within a room without its rules', () => {
    const without = sources.filter(
      (one: Source) => !one.path.startsWith('server/modules/commerce/stock/rules'),
    )
    expect(furnitureLaw.check(without).violations).toEqual(['server/modules/commerce/stock has no rules'])
  })

  it('every law has a planted fault', () => {
    const proven = new Set([...planted.map(([law]) => law.id), cycleLaw.id, furnitureLaw.id])
    expect(laws.map((law) => law.id).filter((id) => !proven.has(id))).toEqual([])
  })
})
