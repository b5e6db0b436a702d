import { createHmac } from 'node:crypto'
import { NetworkFault } from '@splot/contract/plugin/network'
import type { Payment } from '@splot/contract/plugin/payment'
import { listFields, listSecrets } from '@splot/contract/plugin/settings'
import { joinSettings, listUrls, mergeSettings, type Stored } from '@splot/contract/plugin/stored'
import { z } from 'zod'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { SplotError } from '../../../../platform/errors.ts'
import type { AuditActor } from '../../../workspace/index.ts'
import type { ProviderBody, ProviderView } from '../schema.ts'
import { listProviders, type ProviderRow, putProvider } from '../store.ts'
import type { PaymentDeps } from './deps.ts'

const texts = z.record(z.string(), z.string())
const values = z.record(z.string(), z.unknown())
const nothing: Stored = { settings: {}, secrets: {} }
const placeOf = (id: string) => `commerce.payment_provider ${id}`

/** A provider with the settings of a workspace, open. */
export interface OpenProvider {
  payment: Payment
  settings: Readonly<Record<string, unknown>>
  isEnabled: boolean
}

async function openRow(deps: PaymentDeps, tx: WorkspaceTx, row: ProviderRow | undefined): Promise<Stored> {
  if (row === undefined) return nothing
  const { workspaceId } = tx
  const sealed =
    row.secrets === ''
      ? '{}'
      : await deps.sealer.openForWorkspace({ tx, workspaceId }, placeOf(row.id), row.secrets)
  return { settings: values.parse(JSON.parse(row.settings)), secrets: texts.parse(JSON.parse(sealed)) }
}

/** A key that only this install has, of this workspace and provider. */
export const keyOf = (deps: Pick<PaymentDeps, 'secret'>, workspaceId: string, id: string): string =>
  createHmac('sha256', deps.secret).update(`payment provider\n${workspaceId}\n${id}`).digest('hex')

export const notifyUrlOf = (deps: Pick<PaymentDeps, 'origin'>, workspaceId: string, id: string): string =>
  new URL(`/hooks/payments/${workspaceId}/${id}`, deps.origin()).href

/** Null where the workspace has never set it up. */
export async function findProvider(
  deps: PaymentDeps,
  tx: WorkspaceTx,
  id: string,
): Promise<OpenProvider | null> {
  const payment = deps.payments.find((one) => one.id === id)
  const row = (await listProviders(tx)).find((one) => one.id === id)
  if (payment === undefined || row === undefined) return null
  return { payment, settings: joinSettings(await openRow(deps, tx, row)), isEnabled: row.isEnabled }
}

/** Ids of the providers that are on and take this currency. */
export async function listEnabled(deps: PaymentDeps, tx: WorkspaceTx, currency: string): Promise<Payment[]> {
  const on = new Set((await listProviders(tx)).filter((one) => one.isEnabled).map((one) => one.id))
  return deps.payments.filter(
    (one) => on.has(one.id) && (one.currencies === null || one.currencies.includes(currency)),
  )
}

export const showProviders = (deps: PaymentDeps, workspaceId: string): Promise<ProviderView[]> =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const rows = await listProviders(tx)
    const views: ProviderView[] = []
    for (const payment of deps.payments) {
      const row = rows.find((one) => one.id === payment.id)
      views.push(
        show(deps, workspaceId, {
          payment,
          stored: await openRow(deps, tx, row),
          isEnabled: row?.isEnabled ?? false,
        }),
      )
    }
    return views
  })

function show(
  deps: PaymentDeps,
  workspaceId: string,
  { payment, stored, isEnabled }: { payment: Payment; stored: Stored; isEnabled: boolean },
): ProviderView {
  const shape = payment.config.shape
  const secrets = listSecrets(payment.config)
  return {
    ...{ id: payment.id, label: payment.label, icon: payment.icon, isSandbox: payment.isSandbox, isEnabled },
    fields: listFields(payment.config).map(({ name, label, hint, isSecret = false, isLong = false }) => ({
      ...{ name, label, isSecret, isLong, ...(hint === undefined ? {} : { hint }) },
      isNumber: accepts(shape[name], 7),
      isFlag: accepts(shape[name], true),
    })),
    settings: { ...stored.settings },
    secrets: Object.keys(stored.secrets).filter((name) => secrets.includes(name)),
    notifyUrl: notifyUrlOf(deps, workspaceId, payment.id),
  }
}

const accepts = (shape: unknown, value: unknown): boolean =>
  shape instanceof z.ZodType && shape.safeParse(value).success

/** Stores settings of a provider. @throws not_found, payment_settings with the field, url_forbidden */
export async function saveProvider(
  deps: PaymentDeps,
  workspaceId: string,
  asked: { id: string; body: ProviderBody; actor: AuditActor },
): Promise<ProviderView> {
  const { id, body, actor } = asked
  const payment = deps.payments.find((one) => one.id === id)
  if (payment === undefined) throw new SplotError('not_found', { path: 'params.id' })
  const merge = async (tx: WorkspaceTx): Promise<Stored> => {
    const row = (await listProviders(tx)).find((one) => one.id === id)
    return mergeSettings(payment.config, await openRow(deps, tx, row), body.settings)
  }
  // Names are looked up while nothing is locked.
  const typed = await deps.db.inWorkspace(workspaceId, merge)
  if (body.isEnabled) refuseUnfit(payment, typed)
  for (const { name, url } of listUrls(typed.settings)) await admit(deps, name, url)
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const stored = await merge(tx)
    const sealed = await deps.sealer.sealForWorkspace(
      { tx, workspaceId },
      placeOf(id),
      JSON.stringify(stored.secrets),
    )
    const row = { id, settings: JSON.stringify(stored.settings), secrets: sealed, isEnabled: body.isEnabled }
    await putProvider(tx, row, deps.clock.now())
    const detail = { fields: Object.keys(body.settings).sort(), isEnabled: body.isEnabled }
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'payments.configured', target: id, detail })
    return show(deps, workspaceId, { payment, stored, isEnabled: body.isEnabled })
  })
}

function refuseUnfit(payment: Payment, stored: Stored): void {
  const read = payment.config.safeParse(joinSettings(stored))
  if (read.success) return
  const issue = read.error.issues[0]
  const field = (issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.')) ?? ''
  throw new SplotError('payment_settings', { path: `body.settings.${field}` })
}

async function admit({ network }: PaymentDeps, name: string, url: string): Promise<void> {
  try {
    await network.checkUrl(url)
  } catch (error) {
    if (!(error instanceof NetworkFault)) throw error
    // A name that does not resolve today may tomorrow: each call looks again.
    if (error.code !== 'unresolvable')
      throw new SplotError('url_forbidden', { path: `body.settings.${name}` })
  }
}
