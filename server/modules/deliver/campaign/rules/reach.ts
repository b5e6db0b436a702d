import type { ConsentChannel, GateAnswer, GateRequest } from '../../../consent/index.ts'
import type { CampaignChannel } from '../schema/plan.ts'

/** A birth of a customer, as identity knows it. */
interface Birth {
  birthId: string
  kind: string
  value: string
}

export interface Verdict {
  /** Why she may not be reached; null: she may. */
  reason: string | null
  /** It is only now that she may not: the hour, a cap that will be free again. */
  isPassing: boolean
}

/** What the hour or a cap forbids today, tomorrow may allow: the gate decides when the message's turn comes. */
const passing: ReadonlySet<string> = new Set(['quiet_hours', 'capped', 'lagging', 'moving'])

const addressKinds: Readonly<Partial<Record<ConsentChannel, string>>> = {
  email: 'email',
  sms: 'phone',
  phone_human: 'phone',
}
const isDevice = ({ kind }: Birth) => kind === 'device_id' || kind === 'anonymous_id'
/** Of many addresses, devices, the first are asked about. */
const mostAsked = 3

/** Every question whose yes means that she may be reached on the channel. */
export function listQuestions(
  births: readonly Birth[],
  asked: { birth: string; purpose: string; channel: ConsentChannel },
): GateRequest[] {
  const { birth, purpose, channel } = asked
  const base = { messageId: '', customerId: birth, act: 'message', purpose, channel }
  const kind = addressKinds[channel]
  if (kind !== undefined) {
    const own = births.filter((one) => one.kind === kind).slice(0, mostAsked)
    return own.length === 0
      ? [{ ...base, address: null }]
      : own.map(({ value }) => ({ ...base, address: value }))
  }
  const plain = { ...base, address: birth }
  if (channel !== 'push' && channel !== 'onsite') return [plain]
  const devices = births.filter(isDevice).slice(0, mostAsked)
  return [plain, ...devices.map(({ birthId }) => ({ ...plain, device: birthId }))]
}

/** One yes is enough; else what stands against the first of them. */
export function readAnswers(answers: readonly GateAnswer[]): Verdict {
  if (answers.some((one) => one.ok)) return { reason: null, isPassing: false }
  const refused = answers.flatMap((one) => (one.ok ? [] : [one]))
  // A reason that passes counts only where none stands beside it that does not.
  const late = refused.find((one) => one.reasons.every(({ reason }) => passing.has(reason)))
  if (late !== undefined) return { reason: late.reason, isPassing: true }
  const firm = refused[0]?.reasons.find(({ reason }) => !passing.has(reason))
  return { reason: firm?.reason ?? 'no_address', isPassing: false }
}

/** The channels a message goes out on: the first on which she may be reached, or each. */
export function chooseChannels(
  verdicts: ReadonlyMap<CampaignChannel, Verdict>,
  reach: 'first' | 'each',
): CampaignChannel[] {
  const open = [...verdicts].filter(([, one]) => one.reason === null).map(([channel]) => channel)
  const late = [...verdicts].filter(([, one]) => one.isPassing).map(([channel]) => channel)
  if (reach === 'each') return [...verdicts.keys()].filter((one) => open.includes(one) || late.includes(one))
  return (open.length > 0 ? open : late).slice(0, 1)
}

/** Why nobody writes to her: what the first channel says. */
export const findReason = (verdicts: ReadonlyMap<CampaignChannel, Verdict>): string =>
  [...verdicts.values()].find((one) => one.reason !== null)?.reason ?? 'no_address'
