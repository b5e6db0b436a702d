import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { isErrorCode } from '../../../../platform/error-table.ts'
import { SplotError } from '../../../../platform/errors.ts'
import { tryEach } from '../../../../platform/jobs/try-each.ts'
import { explainFault } from '../rules/fault-words.ts'
import { writeCsvRow } from '../rules/write-csv.ts'
import { checkedSchema } from '../schema.ts'
import { addFaults, findImport, type ImportRow, listActive, lockImport, putImport } from '../store/imports.ts'
import { type Parcel, putParcel } from '../store/parcels.ts'
import { admitParcel, deskOf, settleImport } from './admit.ts'
import type { ImportDeps, ProductAnswer } from './deps.ts'
import type { Files } from './files.ts'
import { countFaults, countRows, judgeLot, type Ready, type Refused, readRefusal } from './judge.ts'
import { countKnown } from './known.ts'
import { type Lot, openSession, type Session } from './session.ts'
import { undoLot } from './undo.ts'
import { putKept } from './undo-products.ts'

export interface Runner {
  deps: ImportDeps
  files: Files
  /** Files that are being read, by import; forgotten with the process, and opened again where they had come to. */
  sessions: Map<string, { session: Session; stamp: string }>
  /** The last position of the log that imports filled, as far as this process knows. */
  reached: number
  /** Turns taken since the start. */
  turns: number
}

/** What a file is read for, how, and how far: a session goes on only where its import still is as that left it. */
const stampOf = ({ state, line, mapping, options }: ImportRow): string =>
  JSON.stringify([state, line, mapping, options])

type Where = { workspaceId: string; id: string }

/** With nothing left to read, how long a turn waits for the pipeline before it looks again. */
const patienceMs = 200

/**
 * While rows are being kept, one turn in so many gives the log a parcel: whoever waits for the word that her file is taken waits for the
 * keeping, and the first people are there from the first turn on.
 */
const turnsPerParcel = 8

/**
 * Takes every import that goes on by itself one lot further: reads and keeps rows, and gives what is kept its place in the log as
 * far as the pipeline keeps up. @returns whether there is more at once
 */
export async function advanceImports(runner: Runner): Promise<boolean> {
  const { deps } = runner
  const active = await deps.worker.inPlatform((tx) => listActive(tx))
  const isReading = active.some(({ state }) => state === 'checking' || state === 'running')
  const isKeeping = active.some(({ state }) => state === 'running')
  const isAdmitting = !isKeeping || runner.turns++ % turnsPerParcel === 0
  await tryEach(active, async ({ state, isWaiting, ...where }) => {
    try {
      if (state === 'undoing') await undoLot(runner, where)
      else if (state === 'checking') await checkLot(runner, where)
      else if (state === 'running') await runLot(runner, where)
      const patience = isReading ? 0 : patienceMs
      if ((isWaiting && state !== 'undoing') || state === 'running') {
        if (isAdmitting) await admitParcel(runner, where, patience)
      } else if (state === 'settling') await settleImport(runner, where, patience)
    } catch (error) {
      await closeSession(runner, where.id)
      // A full disk or a busy pipeline passes; what is wrong with the file does not.
      if (!(error instanceof SplotError) || error.status >= 500) throw error
      await change(runner, where, (row) =>
        row.state === state ? { ...row, ...breakOff(row, deps.clock.now()), fault: error.code } : null,
      )
    }
  })
  return active.length > 0
}

/** What was kept before a file broke goes its way, and can be taken back, as where somebody stopped it. */
const breakOff = ({ state, things }: ImportRow, now: number): Partial<ImportRow> =>
  state === 'running' && things > 0 ? { state: 'cancelled', endedAt: now } : { state: 'failed' }

export async function closeSession({ sessions }: Runner, id: string): Promise<void> {
  const open = sessions.get(id)
  sessions.delete(id)
  await open?.session[Symbol.asyncDispose]()
}

/** Writes an import anew as `to` says; null where it says that nothing is to be written. */
function change(
  { deps }: Runner,
  { workspaceId, id }: Where,
  to: (row: ImportRow) => ImportRow | null,
  also?: (tx: WorkspaceTx) => Promise<unknown>,
): Promise<ImportRow | null> {
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const row = await lockImport(tx, id)
    const next = row && to(row)
    if (next === null) return null
    await putImport(tx, next)
    await also?.(tx)
    return next
  })
}

/** @returns null where somebody has stopped it since */
async function openLot(
  runner: Runner,
  where: Where,
  state: ImportRow['state'],
): Promise<{ row: ImportRow; session: Session } | null> {
  const { workspaceId, id } = where
  const row = await runner.deps.db.inWorkspace(workspaceId, (tx) => findImport(tx, id))
  if (row?.state !== state) return null
  const stamp = stampOf(row)
  const known = runner.sessions.get(id)
  if (known?.stamp === stamp) return { row, session: known.session }
  // Stopped and begun anew since: from the line, and by the mapping, of now.
  await closeSession(runner, id)
  await runner.files.cut(runner.files.refusedPathOf(id), row.refusedBytes)
  const session = await openSession(runner, workspaceId, { ...row, fromLine: row.line })
  runner.sessions.set(id, { session, stamp })
  return { row, session }
}

/** Its file stays open for the next lot, where there is one. */
async function keepOpen(runner: Runner, before: ImportRow, left: ImportRow | null): Promise<void> {
  const known = runner.sessions.get(before.id)
  if (left?.state !== before.state || known === undefined) await closeSession(runner, before.id)
  else known.stamp = stampOf(left)
}

/** The trial: reads as the run does, and stores nothing. */
async function checkLot(runner: Runner, where: Where): Promise<void> {
  const open = await openLot(runner, where, 'checking')
  if (open === null) return
  const { row, session } = open
  const lot = await session.next()
  const judged = judgeLot(row.kind, lot.things, session)
  const { ready, refused: later } =
    row.kind === 'products'
      ? await checkProducts(runner.deps, where.workspaceId, { session, ready: judged.ready })
      : checkEvents(runner.deps, where.workspaceId, { row, session, ready: judged.ready })
  const refused = [...judged.refused, ...later]
  const known =
    row.kind === 'products'
      ? null
      : await countKnown(runner.deps, where.workspaceId, { ready, region: session.region })
  const left = await change(
    runner,
    where,
    (now) => {
      if (stampOf(now) !== stampOf(row)) return null
      const before = checkedSchema.parse(
        JSON.parse(now.checked ?? '{"rows":0,"stored":0,"refused":0,"things":0,"known":null}'),
      )
      const checked = {
        rows: before.rows + countRows(ready) + countRows(refused),
        stored: before.stored + countRows(ready),
        refused: before.refused + countRows(refused),
        things: before.things + ready.length,
        known: known === null ? null : (before.known ?? 0) + known,
      }
      const place = lot.isLast
        ? { state: 'checked' as const, line: 0, readBytes: 0 }
        : { line: lot.line, readBytes: lot.bytes }
      return { ...now, checked: JSON.stringify(checked), ...place }
    },
    (tx) => addFaults(tx, { id: where.id, isTrial: true, faults: countFaults(refused) }),
  )
  await keepOpen(runner, row, left)
}

async function runLot(runner: Runner, where: Where): Promise<void> {
  const open = await openLot(runner, where, 'running')
  if (open === null) return
  const { row, session } = open
  const lot = await session.next()
  const judged = judgeLot(row.kind, lot.things, session)
  const { ready } = judged
  const stored =
    row.kind === 'products'
      ? await storeProducts(runner.deps, where.workspaceId, { row, session, ready })
      : checkEvents(runner.deps, where.workspaceId, { row, session, ready })
  const refused = [...judged.refused, ...stored.refused]
  const written = await keepRefused(runner, row, { session, lot, refused })
  const left = await change(
    runner,
    where,
    // What the catalogue has by now is written down even where somebody stopped it: an undo has to find it.
    (now) => ({
      ...now,
      ...(lot.isLast && now.state === 'running' ? end(now, runner.deps.clock.now()) : {}),
      line: Math.max(now.line, lot.line),
      readBytes: lot.bytes,
      rowCount: now.rowCount + countRows(stored.ready) + countRows(refused),
      stored: now.stored + countRows(stored.ready),
      refused: now.refused + countRows(refused),
      things: now.things + stored.ready.length,
      refusedBytes: written,
    }),
    async (tx) => {
      if (stored.parcel !== null) await putParcel(tx, where.id, { ...stored.parcel, line: lot.line })
      await addFaults(tx, { id: where.id, isTrial: false, faults: countFaults(refused) })
    },
  )
  await keepOpen(runner, row, left)
  if (left?.state !== 'running') await runner.files.remove(runner.files.pathOf(where.id))
}

/** Products are where they belong; events have to become profiles yet. */
const end = ({ kind }: ImportRow, now: number): Partial<ImportRow> =>
  kind === 'products' ? { state: 'done', endedAt: now } : { state: 'settling' }

interface Stored {
  ready: readonly Ready[]
  refused: Refused[]
  /** What is to be kept of them until its turn comes; null where nothing is. */
  parcel: Omit<Parcel, 'line'> | null
}

interface Judged {
  row: ImportRow
  session: Session
  ready: readonly Ready[]
}

/** What collect would refuse is refused now, while its line is known. */
function checkEvents(deps: ImportDeps, workspaceId: string, { row, session, ready }: Judged): Stored {
  if (ready.length === 0) return { ready, refused: [], parcel: null }
  const { region, made } = session
  const { bodies, receivedAt, meta, refused } = deps.checkEvents(
    { workspaceId, desk: deskOf(row.id), region, currency: made.currency },
    ready.map(({ body }) => body),
  )
  const parcel = { events: bodies.length, receivedAt, meta, bodies: bodies.join('\n') }
  const bad = new Map(refused.map((one) => [one.index, one]))
  return {
    parcel: bodies.length === 0 ? null : parcel,
    ready: bad.size === 0 ? ready : ready.filter((_, index) => !bad.has(index)),
    refused: refused.flatMap((one) => {
      const thing = ready[one.index]
      return thing === undefined ? [] : [readRefusal(session, thing.lines, one)]
    }),
  }
}

/** A feed of the catalogue takes so many at once. */
const productsAtOnce = 500

type Products = Pick<Judged, 'session' | 'ready'>

const storeProducts = (
  deps: ImportDeps,
  workspaceId: string,
  { row, ...products }: Products & { row: ImportRow },
): Promise<Stored> => {
  const actor = { kind: 'member' as const, id: `import:${row.id}`, name: row.createdBy }
  return askCatalogue(products, (items) =>
    putKept(deps, row.id, { workspaceId, items, language: 'pl', actor }),
  )
}

const checkProducts = (deps: ImportDeps, workspaceId: string, products: Products): Promise<Stored> =>
  askCatalogue(products, (items) => deps.checkProducts({ workspaceId, items, language: 'pl' }))

/** What the catalogue refuses is told by its line; the rest is ready. */
async function askCatalogue(
  { session, ready }: Products,
  ask: (items: readonly unknown[]) => Promise<ProductAnswer[]>,
): Promise<Stored> {
  const taken: Ready[] = []
  const refused: Refused[] = []
  for (let from = 0; from < ready.length; from += productsAtOnce) {
    const some = ready.slice(from, from + productsAtOnce)
    const answers = await ask(some.map(({ body }) => body))
    const bad = new Map(answers.flatMap((one) => (one.outcome === 'refused' ? [[one.index, one]] : [])))
    for (const [index, one] of some.entries()) {
      const no = bad.get(index)
      if (no === undefined) taken.push(one)
      else {
        const code = no.code !== undefined && isErrorCode(no.code) ? no.code : 'invalid'
        refused.push(readRefusal(session, one.lines, { code, path: no.path ?? '' }))
      }
    }
  }
  return { ready: taken, refused, parcel: null }
}

/** The refused rows as they stood in the file, each with its line and why. @returns the size of their file */
async function keepRefused(
  { files }: Runner,
  row: ImportRow,
  { session, lot, refused }: { session: Session; lot: Lot; refused: readonly Refused[] },
): Promise<number> {
  if (refused.length === 0) return row.refusedBytes
  const path = files.refusedPathOf(row.id)
  // Spreadsheets take a file for UTF-8 by its mark alone.
  const head =
    row.refusedBytes === 0
      ? `\ufeff${writeCsvRow(['wiersz / line', 'dlaczego / why', ...session.header])}`
      : ''
  const rows = refused.flatMap((one) =>
    one.lines.map((line) =>
      writeCsvRow([String(line), explainFault(one, line), ...(lot.raw.get(line) ?? [])]),
    ),
  )
  await files.append(path, head + rows.join(''))
  return files.sizeOf(path)
}
