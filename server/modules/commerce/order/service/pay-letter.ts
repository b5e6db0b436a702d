import { SplotError } from '../../../../platform/errors.ts'
import type { Author } from '../../service/ports.ts'
import { dueOf } from '../rules/order.ts'
import { hold } from './acts.ts'
import { inTurn, type OrderDeps } from './deps.ts'
import { keep, listBirths } from './move-on.ts'
import { statusUrlOf } from './status-url.ts'

/** Asked for again within it, it is the same letter. */
const sameMs = 15 * 60_000

/** Writes to her where she can pay what is due. @throws payment_settled, customer_missing, not_found */
export const sendPayLetter = (
  deps: OrderDeps,
  workspaceId: string,
  { id, by }: { id: string; by: Author },
): Promise<void> =>
  inTurn(deps, workspaceId, by, async (turn) => {
    const held = await hold(turn.tx, id)
    const { number, birth, dueAt, body, kind } = held.order
    if (dueOf(held.order) === 0n || kind === 'try') throw new SplotError('payment_settled')
    if (birth === null) throw new SplotError('customer_missing')
    await deps.sendOrderLetter(turn.tx, {
      ...{ kind: 'to_pay', id, number, birth, dueAt, at: turn.now, timeZone: body.zone, place: null },
      language: body.language,
      births: await listBirths(deps, turn, birth),
      link: statusUrlOf(deps, workspaceId, id),
      mark: String(Math.floor(turn.now / sameMs)),
    })
    await keep(deps, turn, held, 'pay_asked')
  })
