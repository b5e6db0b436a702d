import type { WorkspaceTx } from '../../../platform/db/index.ts'
import type { Loop } from '../../../platform/jobs/loop.ts'
import { listBirthsOf } from '../../identity/index.ts'
import { writeConfirmation } from '../rules/form-mail.ts'
import { findForm } from '../store/form.ts'
import * as store from '../store/form-confirmation.ts'
import { readBrand } from './brand.ts'
import type { PageDeps } from './page-deps.ts'

const dayMs = 86_400_000
const keptMs = 7 * dayMs

/**
 * Asks for the mails of double opt-ins, once the pipeline has written the grants they confirm. What waits stands in a
 * table: a crash delays a mail and loses none.
 */
export function createConfirmations(deps: PageDeps): { loop: Loop; note(workspaceId: string): void } {
  // Filled at the start, then by each submission: the other workspaces are not asked.
  let open: Set<string> | null = null
  return {
    note: (workspaceId) => void open?.add(workspaceId),
    loop: {
      id: 'content.confirmations',
      pauseMs: 400,
      async turn() {
        open ??= new Set(await deps.workspaceIds())
        if (open.size === 0) return false
        const appliedTo = await deps.appliedTo()
        for (const workspaceId of [...open]) {
          const left = await deps.db.inWorkspace(workspaceId, (tx) => serve(deps, tx, appliedTo))
          if (left === 0) open.delete(workspaceId)
        }
        return false
      },
    },
  }
}

/** @returns how many still wait */
async function serve(deps: PageDeps, tx: WorkspaceTx, appliedTo: number): Promise<number> {
  await store.deleteOld(tx, deps.clock.now() - keptMs)
  for (const row of await store.listWaiting(tx, appliedTo)) {
    const isAsked = await ask(deps, tx, row)
    await store.settleConfirmation(tx, row.nonce, isAsked ? 'd' : 'x')
  }
  return store.countOpen(tx)
}

/** False where the grant or its address is gone. */
async function ask(deps: PageDeps, tx: WorkspaceTx, row: store.ConfirmationRow): Promise<boolean> {
  const { workspaceId } = tx
  const event = await deps.readEvent(tx, row.grant_pos)
  const email = event?.identifiers.find((one) => one.kind === 'email')
  if (email === undefined) return false
  const [found] = await listBirthsOf(tx, [{ workspaceId, ...email }])
  const form = await findForm(tx, row.form_id)
  if (found === undefined || form === null) return false
  const { birth } = found
  // The e-mail is the only address the grant names, so it is its first record.
  const token = await deps.askConfirmation({ tx, workspaceId }, { birth, pos: row.grant_pos, ord: 0 })
  const { name } = await deps.settingsOf(workspaceId, tx)
  const { kit } = await readBrand(tx)
  const url = deps.confirmUrl(token)
  const { language } = row
  const ready = writeConfirmation({ brand: kit.name || name, form: form.name, url, language })
  const mail = { run: `form:${row.nonce}`, birth, address: email.value, language, ready, formId: row.form_id }
  await deps.requestMail({ tx, workspaceId }, mail)
  return true
}
