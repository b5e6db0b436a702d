import { LRUCache } from 'lru-cache'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { Loop } from '../../../platform/jobs/loop.ts'
import { listBirthsOf } from '../../identity/index.ts'
import { type ConfirmWay, readConfirmationKey } from '../rules/form-events.ts'
import { writeConfirmation, writeShortConfirmation } from '../rules/form-mail.ts'
import { findForm } from '../store/form.ts'
import * as store from '../store/form-confirmation.ts'
import { readBrand } from './brand.ts'
import type { PageDeps } from './page-deps.ts'

const dayMs = 86_400_000
const keptMs = 7 * dayMs
/** A submission that noted nothing for so long broke off, before the log had it or after. */
const brokenAfterMs = 30_000

/**
 * Asks for the messages of double opt-ins, once the pipeline has written the grants they confirm. What waits stands in a
 * table: a crash delays a message and loses none, and one that fails holds up no other.
 */
export function createConfirmations(deps: PageDeps): { loop: Loop; note(workspaceId: string): void } {
  // Filled at the start, then by each submission: the other workspaces are not asked.
  let open: Set<string> | null = null
  const retries = createRetries()
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
          const left = await serve(deps, retries, { workspaceId, appliedTo })
          if (left === 0) open.delete(workspaceId)
        }
        return false
      },
    },
  }
}

/** Failures remembered at once; of more the oldest are forgotten, and tried again a little sooner. */
const mostRetries = 5_000

/** When what failed is tried again: after a second, two, four and so on, ten minutes at most. A restart tries at once. */
export function createRetries() {
  const known = new LRUCache<string, { failures: number; at: number }>({ max: mostRetries })
  const keyOf = (workspaceId: string, nonce: string) => `${workspaceId} ${nonce}`
  return {
    note(workspaceId: string, nonce: string, now: number): void {
      const key = keyOf(workspaceId, nonce)
      const failures = (known.get(key)?.failures ?? 0) + 1
      known.set(key, { failures, at: now + Math.min(600_000, 500 * 2 ** Math.min(failures, 20)) })
    },
    forget: (workspaceId: string, nonce: string) => void known.delete(keyOf(workspaceId, nonce)),
    list(workspaceId: string, now: number): string[] {
      const prefix = keyOf(workspaceId, '')
      return [...known.entries()].flatMap(([key, { at }]) =>
        key.startsWith(prefix) && at > now ? [key.slice(prefix.length)] : [],
      )
    },
  }
}
type Retries = ReturnType<typeof createRetries>

/** @returns how many still wait */
async function serve(
  deps: PageDeps,
  retries: Retries,
  { workspaceId, appliedTo }: { workspaceId: string; appliedTo: number },
): Promise<number> {
  const now = deps.clock.now()
  const found = await deps.db.inWorkspace(workspaceId, async (tx) => {
    await store.deleteOld(tx, now - keptMs)
    const brokenBefore = now - brokenAfterMs
    const except = retries.list(workspaceId, now)
    const due = await store.listWaiting(tx, { appliedTo, brokenBefore, except })
    return { due, open: await store.countOpen(tx) }
  })
  let left = found.open
  for (const nonce of found.due)
    if (await settle(deps, workspaceId, nonce)) {
      retries.forget(workspaceId, nonce)
      left--
    } else retries.note(workspaceId, nonce, deps.clock.now())
  return left
}

/** One of them, in a transaction of its own; false where it must be tried again. */
async function settle(deps: PageDeps, workspaceId: string, nonce: string): Promise<boolean> {
  try {
    return await deps.db.inWorkspace(workspaceId, async (tx) => {
      const row = await store.lockWaiting(tx, nonce)
      if (row === null) return true
      const { way, messageIds } = readConfirmationKey(nonce)
      // A submission that was sent again stands in the log twice: its first event is the one that counted.
      const positions = await deps.listFirstPositions(tx, workspaceId, messageIds)
      if (positions.length === 0 && row.grant_pos === null) return false
      const isAsked = await ask(deps, tx, { row, way, positions })
      await store.settleConfirmation(tx, nonce, isAsked ? 'd' : 'x')
      return true
    })
  } catch (error) {
    const code = error instanceof SplotError ? error.code : 'internal'
    deps.logger.warn({ code }, 'a confirmation waits')
    return false
  }
}

interface Asking {
  row: store.ConfirmationRow
  way: ConfirmWay
  positions: readonly number[]
}

/** False where the grant or its address is gone. */
async function ask(deps: PageDeps, tx: WorkspaceTx, { row, way, positions }: Asking): Promise<boolean> {
  const { workspaceId } = tx
  const [pos] = positions
  const event = pos === undefined ? null : await deps.readEvent(tx, pos)
  const kind = way === 'email' ? 'email' : 'phone'
  const address = event?.identifiers.find((one) => one.kind === kind)
  if (address === undefined) return false
  const [found] = await listBirthsOf(tx, [{ workspaceId, ...address }])
  const form = await findForm(tx, row.form_id)
  if (found === undefined || form === null) return false
  const { birth } = found
  const token = await deps.askConfirmation({ tx, workspaceId }, { birth, positions })
  if (token === null) return false
  const { name } = await deps.settingsOf(workspaceId, tx)
  const { kit } = await readBrand(tx)
  const { language } = row
  const letter = { brand: kit.name || name, form: form.name, url: deps.confirmUrl(token), language }
  const ready = way === 'email' ? writeConfirmation(letter) : writeShortConfirmation(letter)
  await deps.requestConfirmation(
    { tx, workspaceId },
    {
      run: `form:${row.nonce}`,
      birth,
      channel: way,
      address: address.value,
      language,
      ready,
      formId: row.form_id,
    },
  )
  return true
}
