import { describe, expect, test } from 'vitest'
import { EngineError } from '../platform/engine/index.ts'
import { formatFindings } from './doctor.ts'
import { type Finding, judge, type Observation } from './doctor-findings.ts'

const MB = 1024 * 1024

const owner = {
  pid: 321,
  startedAt: null,
  bootId: null,
  takenAt: 0,
  kind: 'embedded',
  socketDir: null,
  port: 5432,
  version: '18.4',
  clusterDir: null,
  url: 'http://localhost:4000',
} as const

const well: Observation = {
  splotVersion: '0.1.0',
  nodeVersion: '24.1.0',
  engine: {
    dataDir: '/data',
    hasData: true,
    version: '18.4',
    lock: { state: 'running', owner },
    freeBytes: 5000 * MB,
    warnings: [],
    problems: [],
  },
  isForeign: false,
  warehouse: { kind: 'chdb', packageVersion: '3.4.0' },
  minFreeBytes: 256 * MB,
  port: 4000,
  isPortFree: null,
  readiness: { isReady: true, body: { pipeline: { pending: 12 } } },
  pendingMigrations: [],
  pictures: { count: 3, bytes: 4_000_000 },
  browser: '/usr/bin/chromium',
}

function find(observation: Observation, id: string): Finding | undefined {
  return judge(observation).find((finding) => finding.id === id)
}

describe('the doctor', () => {
  test('finds nothing wrong where nothing is', () => {
    const findings = judge(well)
    expect(findings.filter(({ state }) => state !== 'ok')).toEqual([])
    expect(find(well, 'server')?.value.en).toContain('321')
    expect(find(well, 'pipeline')?.value.en).toBe('events waiting: 12')
    expect(formatFindings(findings, 'en')).toMatch(/All is well\.$/)
    expect(formatFindings(findings, 'pl')).toMatch(/Wszystko w porządku\.$/)
  })

  test.each<[string, Partial<Observation>, string]>([
    ['an old Node', { nodeVersion: '20.18.3' }, 'node'],
    ['a full disk', { engine: { ...well.engine, freeBytes: 100 * MB } }, 'disk'],
    ['migrations that wait', { pendingMigrations: ['identity/0002_x'] }, 'migrations'],
    ['a server that is not ready', { readiness: { isReady: false, body: {} } }, 'server'],
    ['a server that does not answer', { readiness: null }, 'server'],
    [
      'a taken port',
      { isPortFree: false, engine: { ...well.engine, lock: { state: 'none', owner: null } } },
      'port',
    ],
    [
      'a damaged database',
      {
        engine: {
          ...well.engine,
          problems: [new EngineError('cluster_damaged', { en: 'broken', pl: 'zepsute' })],
        },
      },
      'cluster_damaged',
    ],
  ])('calls %s bad and names the next step', (_name, change, id) => {
    const finding = find({ ...well, ...change }, id)
    expect(finding?.state).toBe('bad')
    if (id !== 'cluster_damaged') expect(finding?.next?.pl.length).toBeGreaterThan(10)
  })

  test.each<[string, Partial<Observation>, string]>([
    ['Node 20', { nodeVersion: '20.20.2' }, 'node'],
    ['absent analytics', { warehouse: { kind: 'absent', packageVersion: null } }, 'warehouse'],
    ['no browser', { browser: null }, 'browser'],
    ['a sudden end', { engine: { ...well.engine, lock: { state: 'stale', owner } } }, 'server'],
    ['a long queue', { readiness: { isReady: true, body: { pipeline: { pending: 500_000 } } } }, 'pipeline'],
  ])('only notes %s', (_name, change, id) => {
    expect(find({ ...well, ...change }, id)?.state).toBe('note')
  })

  test.each([
    [1, 'Do naprawienia: 1 problem.', '1 thing is wrong.'],
    [2, 'Do naprawienia: 2 problemy.', '2 things are wrong.'],
    [5, 'Do naprawienia: 5 problemów.', '5 things are wrong.'],
  ])('counts %i in Polish and English', (count, pl, en) => {
    const bad: Finding = { id: 'x', state: 'bad', title: { pl: 'X', en: 'X' }, value: { pl: 'x', en: 'x' } }
    const findings = Array.from({ length: count }, () => bad)
    expect(formatFindings(findings, 'pl').endsWith(pl)).toBe(true)
    expect(formatFindings(findings, 'en').endsWith(en)).toBe(true)
  })
})
