import type { EngineReport, Readiness } from '../platform/engine/index.ts'
import type { WarehouseDescription } from '../platform/warehouse/index.ts'

interface Words {
  pl: string
  en: string
}

/** One thing the doctor looked at. Only `bad` makes the exit code 1. */
export interface Finding {
  id: string
  state: 'ok' | 'note' | 'bad'
  title: Words
  value: Words
  /** What to do about it, where something should be done. */
  next?: Words
}

/** Everything the doctor saw, gathered before any judgement. */
export interface Observation {
  splotVersion: string
  nodeVersion: string
  engine: EngineReport
  isForeign: boolean
  warehouse: WarehouseDescription
  minFreeBytes: number
  port: number
  /** Null while a Splot runs on the folder: then the port is rightly taken. */
  isPortFree: boolean | null
  /** Null when the running server did not answer, undefined when none runs. */
  readiness: Readiness | null | undefined
  /** Null when the database is not up, so that nobody can tell. */
  pendingMigrations: string[] | null
  /** Of all workspaces, in the data folder. */
  pictures: { count: number; bytes: number }
  browser: string | null
}

const same = (text: string): Words => ({ pl: text, en: text })

const OLDEST_NODE = [20, 19] as const

/** Judges an observation: pure, so that every sentence is tested without an engine. */
export function judge(o: Observation): Finding[] {
  return [
    judgeNode(o),
    { id: 'splot', state: 'ok', title: same('Splot'), value: same(o.splotVersion) },
    ...judgeRunning(o),
    judgePostgres(o),
    ...o.engine.problems.map(judgeProblem),
    ...o.engine.warnings.map(judgeWarning),
    judgeWarehouse(o.warehouse),
    judgeData(o.engine),
    judgePictures(o.pictures),
    judgeDisk(o),
    judgeMigrations(o),
    judgeBrowser(o.browser),
  ]
}

function judgeNode(o: Observation): Finding {
  const [major = 0, minor = 0] = o.nodeVersion.split('.').map(Number)
  const isNewEnough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])
  const finding: Finding = { id: 'node', state: 'ok', title: same('Node'), value: same(o.nodeVersion) }
  if (!isNewEnough) {
    const next = {
      pl: 'Zainstaluj Node 24 z https://nodejs.org',
      en: 'Install Node 24 from https://nodejs.org',
    }
    return { ...finding, state: 'bad', next }
  }
  if (major > 20) return finding
  const next = {
    pl: 'Node 20 nie ma już wsparcia; zalecany jest Node 24',
    en: 'Node 20 is out of support; Node 24 is recommended',
  }
  return { ...finding, state: 'note', next }
}

function judgeRunning(o: Observation): Finding[] {
  const { state, owner } = o.engine.lock
  const title = { pl: 'Serwer', en: 'Server' }
  if (state === 'running' && owner !== null) return judgeLive(o, title, { pid: owner.pid, url: owner.url })
  const stopped: Finding =
    state === 'stale'
      ? {
          id: 'server',
          state: 'note',
          title,
          value: {
            pl: 'nie działa; poprzedni zakończył się nagle',
            en: 'not running; the last one ended suddenly',
          },
          next: {
            pl: 'Nic nie trzeba robić: następny start sam odzyska dane',
            en: 'Nothing to do: the next start recovers by itself',
          },
        }
      : { id: 'server', state: 'ok', title, value: { pl: 'nie działa', en: 'not running' } }
  return [stopped, ...judgePort(o)]
}

function judgePort(o: Observation): Finding[] {
  if (o.isPortFree !== false) return []
  const next = {
    pl: `Zatrzymaj program, który go zajmuje, albo ustaw inny: PORT=${o.port + 1} npm start`,
    en: `Stop the program that holds it, or choose another: PORT=${o.port + 1} npm start`,
  }
  const value = { pl: `${o.port} jest zajęty`, en: `${o.port} is taken` }
  return [{ id: 'port', state: 'bad', title: same('Port'), value, next }]
}

function judgeLive(o: Observation, title: Words, owner: { pid: number; url: string | null }): Finding[] {
  const at = owner.url === null ? '' : `, ${owner.url}`
  const value = { pl: `działa (proces ${owner.pid}${at})`, en: `runs (process ${owner.pid}${at})` }
  const server: Finding = { id: 'server', state: 'ok', title, value }
  if (!o.readiness) {
    const next = {
      pl: 'Serwer nie odpowiada: może jeszcze wstaje. Spróbuj za chwilę, potem sprawdź jego dziennik',
      en: 'It does not answer: it may still be starting. Try again in a moment, then see its log',
    }
    return [{ ...server, state: owner.url === null ? 'note' : 'bad', next }]
  }
  if (!o.readiness.isReady) {
    const reason = JSON.stringify(o.readiness.body)
    const next = { pl: `Nie jest gotowy: ${reason}`, en: `It is not ready: ${reason}` }
    return [{ ...server, state: 'bad', next }]
  }
  return [server, ...judgeLag(o.readiness)]
}

const MUCH_PENDING = 100_000

/** `pipeline.pending` of the readiness reply: accepted events that still wait. */
function findPending({ pipeline }: Record<string, unknown>): number | null {
  if (typeof pipeline !== 'object' || pipeline === null || !('pending' in pipeline)) return null
  return typeof pipeline.pending === 'number' ? pipeline.pending : null
}

function judgeLag(readiness: Readiness): Finding[] {
  const pending = findPending(readiness.body)
  if (pending === null) return []
  const finding: Finding = {
    id: 'pipeline',
    state: 'ok',
    title: { pl: 'Potok', en: 'Pipeline' },
    value: { pl: `oczekujące zdarzenia: ${pending}`, en: `events waiting: ${pending}` },
  }
  if (pending < MUCH_PENDING) return [finding]
  const next = {
    pl: 'Zdarzeń przybywa szybciej, niż są przetwarzane; nic nie ginie. Sprawdź obciążenie procesora',
    en: 'Events arrive faster than they are processed; nothing is lost. Look at the load of the processor',
  }
  return [{ ...finding, state: 'note', next }]
}

function judgePostgres(o: Observation): Finding {
  const version = o.engine.version ?? '?'
  const kind = o.isForeign
    ? { pl: 'serwer z DATABASE_URL', en: 'server of DATABASE_URL' }
    : { pl: 'wbudowany', en: 'embedded' }
  const value = { pl: `${version}, ${kind.pl}`, en: `${version}, ${kind.en}` }
  return { id: 'postgresql', state: 'ok', title: same('PostgreSQL'), value }
}

function judgeProblem(problem: EngineReport['problems'][number]): Finding {
  const title = { pl: 'Problem', en: 'Problem' }
  return { id: problem.code, state: 'bad', title, value: { pl: problem.pl, en: problem.message } }
}

function judgeWarning(text: string): Finding {
  return { id: 'warning', state: 'note', title: { pl: 'Uwaga', en: 'Note' }, value: same(text) }
}

function judgeWarehouse(warehouse: WarehouseDescription): Finding {
  const title = { pl: 'Analityka', en: 'Analytics' }
  if (warehouse.kind === 'absent') {
    return {
      id: 'warehouse',
      state: 'note',
      title,
      value: { pl: 'brak silnika; reszta działa', en: 'no engine; everything else works' },
      next: {
        pl: 'Wykonaj: npm ci --include=optional albo ustaw CLICKHOUSE_URL',
        en: 'Run: npm ci --include=optional, or set CLICKHOUSE_URL',
      },
    }
  }
  const value =
    warehouse.kind === 'chdb'
      ? {
          pl: `chDB ${warehouse.packageVersion}, wbudowany`,
          en: `chDB ${warehouse.packageVersion}, embedded`,
        }
      : { pl: 'serwer z CLICKHOUSE_URL', en: 'server of CLICKHOUSE_URL' }
  return { id: 'warehouse', state: 'ok', title, value }
}

function judgeData(engine: EngineReport): Finding {
  const suffix = engine.hasData
    ? { pl: '', en: '' }
    : { pl: ' (powstanie przy pierwszym starcie)', en: ' (made at the first start)' }
  const value = { pl: `${engine.dataDir}${suffix.pl}`, en: `${engine.dataDir}${suffix.en}` }
  return { id: 'data', state: 'ok', title: { pl: 'Folder danych', en: 'Data folder' }, value }
}

function judgePictures({ count, bytes }: Observation['pictures']): Finding {
  const value = same(`${count} (${(bytes / 1024 / 1024).toFixed(1)} MB)`)
  return { id: 'pictures', state: 'ok', title: { pl: 'Obrazy', en: 'Pictures' }, value }
}

function judgeDisk(o: Observation): Finding {
  const megabytes = (bytes: number): number => Math.floor(bytes / 1024 / 1024)
  const free = megabytes(o.engine.freeBytes)
  const finding: Finding = {
    id: 'disk',
    state: 'ok',
    title: { pl: 'Wolne miejsce', en: 'Free disk' },
    value: same(`${free} MB`),
  }
  if (o.engine.freeBytes >= o.minFreeBytes) return finding
  const least = megabytes(o.minFreeBytes)
  const next = {
    pl: `Poniżej ${least} MB zdarzenia nie są przyjmowane (503). Zwolnij miejsce: przyjmowanie wróci samo`,
    en: `Below ${least} MB events are not accepted (503). Free some space: intake resumes by itself`,
  }
  return { ...finding, state: 'bad', next }
}

function judgeMigrations(o: Observation): Finding {
  const title = { pl: 'Migracje', en: 'Migrations' }
  const pending = o.pendingMigrations
  if (pending === null) {
    const value = {
      pl: 'zostaną sprawdzone i wykonane przy starcie',
      en: 'checked and applied at the next start',
    }
    return { id: 'migrations', state: 'ok', title, value }
  }
  if (pending.length === 0) {
    return { id: 'migrations', state: 'ok', title, value: { pl: 'wszystkie wykonane', en: 'all applied' } }
  }
  const list = pending.join(', ')
  const value = { pl: `czekają: ${list}`, en: `waiting: ${list}` }
  const next = { pl: 'Uruchom Splota ponownie: npm start', en: 'Restart Splot: npm start' }
  return { id: 'migrations', state: 'bad', title, value, next }
}

function judgeBrowser(browser: string | null): Finding {
  const title = { pl: 'Przeglądarka do testów', en: 'Browser for tests' }
  if (browser !== null) return { id: 'browser', state: 'ok', title, value: same(browser) }
  return {
    id: 'browser',
    state: 'note',
    title,
    value: { pl: 'nie znaleziono; potrzebna tylko do npm test', en: 'none found; only npm test needs one' },
    next: {
      pl: 'Zainstaluj Chromium albo Chrome lub podaj ścieżkę w SPLOT_BROWSER',
      en: 'Install Chromium or Chrome, or name one with SPLOT_BROWSER',
    },
  }
}
