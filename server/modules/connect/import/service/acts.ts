import { SplotError } from '../../../../platform/errors.ts'
import { type Act, findNext, listActs } from '../rules/state.ts'
import { findMappingFault, type Mapping, targetsOf } from '../rules/targets.ts'
import type { Options } from '../schema.ts'
import { clearFaults, deleteImport, type ImportRow, lockImport, putImport } from '../store/imports.ts'
import { closeSession, type Runner } from './advance.ts'
import type { Member } from './deps.ts'

type Asked = { workspaceId: string; id: string; actor: Member }
type Tx = Parameters<Parameters<Runner['deps']['db']['inWorkspace']>[1]>[0]

/** One act on an import, if it is the time for it; written down in the audit log. @throws not_found, import_state */
function act(
  { deps }: Runner,
  { workspaceId, id, actor }: Asked,
  name: Act,
  to: (row: ImportRow, tx: Tx) => Promise<ImportRow | null>,
): Promise<void> {
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const row = await lockImport(tx, id)
    if (row === null) throw new SplotError('not_found', { path: 'params.id' })
    const state = findNext(row.state, name)
    if (state === null || !listActs(row.state).includes(name)) throw new SplotError('import_state')
    const next = await to({ ...row, state }, tx)
    if (next === null) await deleteImport(tx, id)
    else await putImport(tx, next)
    if (name !== 'map')
      await deps.audit.record(
        { tx, workspaceId },
        { actor, action: `import.${name}`, target: id, detail: { kind: row.kind } },
      )
  })
}

/** What the columns are. A trial by another mapping counts no more. @throws not_found, import_state, import_mapping, import_nobody, import_target */
export const mapColumns = (
  runner: Runner,
  asked: Asked & { mapping: Mapping; options: Options },
): Promise<void> =>
  act(runner, asked, 'map', async (row, tx) => {
    const header = readHeader(row)
    const foreign = Object.keys(asked.mapping).find((column) => !header.includes(column))
    if (foreign !== undefined)
      throw new SplotError('import_mapping', { path: 'body.mapping', values: { column: foreign } })
    refuseFault(row, asked.mapping)
    await clearFaults(tx, row.id, true)
    return {
      ...row,
      mapping: JSON.stringify(asked.mapping),
      options: JSON.stringify(asked.options),
      checked: null,
    }
  })

const readHeader = (row: ImportRow): string[] =>
  row.header === null ? [] : (JSON.parse(row.header) as string[])
const readMapping = (row: ImportRow): Mapping =>
  row.mapping === null ? {} : (JSON.parse(row.mapping) as Mapping)

function refuseFault(row: ImportRow, mapping: Mapping): void {
  const fault = findMappingFault(row.kind, mapping)
  if (fault === null) return
  const path = 'body.mapping'
  if (fault.code === 'target_nobody') throw new SplotError('import_nobody', { path })
  if (fault.code === 'target_missing') {
    const label = targetsOf[row.kind].find(({ id }) => id === fault.target)?.label
    const hint = {
      pl: `Przypisz kolumnę do pola „${label?.pl}”.`,
      en: `Map a column to the field “${label?.en}”.`,
    }
    throw new SplotError('import_target', { path, hint })
  }
  throw new SplotError('import_mapping', { path, values: { column: fault.column } })
}

export const startTrial = (runner: Runner, asked: Asked): Promise<void> =>
  act(runner, asked, 'check', async (row, tx) => {
    refuseFault(row, readMapping(row))
    await clearFaults(tx, row.id, true)
    return { ...row, checked: null, line: 0, readBytes: 0 }
  })

export const startRun = (runner: Runner, asked: Asked): Promise<void> =>
  act(runner, asked, 'run', async (row) => {
    refuseFault(row, readMapping(row))
    return { ...row, line: 0, readBytes: 0, beganAt: runner.deps.clock.now() }
  })

/** A trial is as if it had not been begun; of a run what is stored stays, and can be undone. */
export const cancelImport = (runner: Runner, asked: Asked): Promise<void> =>
  act(runner, asked, 'cancel', async (row) =>
    row.state === 'mapping'
      ? { ...row, checked: null, line: 0, readBytes: 0 }
      : { ...row, endedAt: runner.deps.clock.now() },
  )

export const undoImport = (runner: Runner, asked: Asked): Promise<void> =>
  act(runner, asked, 'undo', async (row) => row)

export async function removeImport(runner: Runner, asked: Asked): Promise<void> {
  await act(runner, asked, 'delete', async () => null)
  await closeSession(runner, asked.id)
  await runner.files.remove(runner.files.pathOf(asked.id))
  await runner.files.remove(runner.files.refusedPathOf(asked.id))
}
