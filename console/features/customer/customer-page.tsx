import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Customer } from '../../app/api.ts'
import { nameOf } from '../../app/names.ts'
import { customerQuery } from '../../app/queries.ts'
import { useScope } from '../../app/session.ts'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { StageName } from '../../kit/chip.tsx'
import { Failure } from '../../kit/states.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { personConsentsQuery } from '../consents/consent-api.ts'
import { CustomerBones } from './bones.tsx'
import { IdentityPanel } from './identity-panel.tsx'
import { LifePanel } from './life-panel.tsx'
import { NowPanel } from './now-panel.tsx'
import { type Life, useLife } from './use-life.ts'

export default function CustomerPage() {
  const { id } = useParams({ from: '/shell/customers/$id' })
  const query = useQuery(customerQuery(id))
  if (query.isPending) return <CustomerBones />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return <Loaded id={id} />
}

function Loaded({ id }: { id: string }) {
  const customer = useSuspenseQuery(customerQuery(id)).data
  const { t } = useWords()
  const { channel, tab } = useSearch({ from: '/shell/customers/$id' })
  const navigate = useNavigate({ from: '/customers/$id' })
  const life = useLife(customer, channel)
  const consents = useConsents(customer.id)
  const now = useNow()
  useTitle(nameOf(customer, t))
  useCanonicalAddress(id, customer)
  const chosen = tab ?? 'weave'
  const open = (next: typeof tab): void =>
    void navigate({ search: (before) => ({ ...before, tab: next }), replace: true })
  return (
    <div className="flex h-full flex-col md:grid md:grid-cols-[272px_minmax(0,1fr)] xl:grid-cols-[272px_minmax(0,1fr)_336px]">
      <PhoneHead customer={customer} />
      <div className="md:hidden">
        <Tabs
          label={t('customer.parts')}
          value={chosen}
          className="px-4"
          options={[
            { value: 'now', label: t('customer.now') },
            { value: 'weave', label: t('weave.name') },
            { value: 'who', label: t('customer.who') },
          ]}
          onChange={(next) => open(next === 'weave' ? undefined : next)}
        />
      </div>
      <Column isShown={chosen === 'who'} label={t('customer.who')} side="left">
        <LeftSide customer={customer} life={life} now={now} onChoose={open} />
      </Column>
      <div
        className={`min-h-0 min-w-0 flex-1 flex-col bg-surface ${chosen === 'weave' ? 'flex' : 'hidden md:flex'}`}
      >
        <LifePanel customer={customer} life={life} consents={consents} now={now} />
      </div>
      <Column isShown={chosen === 'now'} label={t('customer.now')} side="right">
        <NowPanel customer={customer} items={life.items} now={now} />
      </Column>
    </div>
  )
}

/** What she allows; nothing where this member may not see it. */
function useConsents(id: string) {
  const canSee = useScope('consents:read')
  return useQuery({ ...personConsentsQuery(id), enabled: canSee }).data
}

interface LeftSideProps {
  customer: Customer
  life: Life
  now: number
  onChoose: (tab: 'now' | undefined) => void
}

/** Who she is; on a tablet, behind a tab beside it, what can be done now. */
function LeftSide({ customer, life, now, onChoose }: LeftSideProps) {
  const { t } = useWords()
  const { tab } = useSearch({ from: '/shell/customers/$id' })
  const consents = useConsents(customer.id)
  return (
    <>
      <div className="sticky top-0 z-10 hidden bg-canvas pt-1 md:block xl:hidden">
        <Tabs
          label={t('customer.parts')}
          value={tab === 'now' ? 'now' : 'who'}
          options={[
            { value: 'who', label: t('customer.who') },
            { value: 'now', label: t('customer.now') },
          ]}
          onChange={(next) => onChoose(next === 'now' ? 'now' : undefined)}
        />
      </div>
      <div className={tab === 'now' ? 'md:hidden xl:block' : ''}>
        <IdentityPanel customer={customer} items={life.items} consents={consents} now={now} />
      </div>
      <div className={tab === 'now' ? 'hidden md:block xl:hidden' : 'hidden'}>
        <h1 className="break-words pt-4 text-20 font-title">{nameOf(customer, t)}</h1>
        <NowPanel customer={customer} items={life.items} now={now} />
      </div>
    </>
  )
}

interface ColumnProps {
  isShown: boolean
  label: string
  side: 'left' | 'right'
  children: ReactNode
}

function Column({ isShown, label, side, children }: ColumnProps) {
  const wide = side === 'left' ? 'md:block md:border-r' : 'md:hidden xl:block xl:border-l'
  return (
    <aside
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className={`ring-inset-focus min-h-0 overflow-y-auto px-4 pb-6 md:px-5 ${isShown ? 'flex-1' : 'hidden'} ${wide}`}
    >
      {children}
    </aside>
  )
}

function PhoneHead({ customer }: { customer: Customer }) {
  const { t, format } = useWords()
  const value = customer.computed.value12m[0]
  return (
    <div className="px-4 pt-3 pb-1 md:hidden">
      <h1 className="line-clamp-2 break-words text-20 font-title">{nameOf(customer, t)}</h1>
      <p className="mt-0.5 flex items-center gap-2 text-text-2">
        <StageName stage={customer.stage} />
        {value && (
          <span>· {t('customer.valueShort', { value: format.money(value.minor, value.currency) })}</span>
        )}
      </p>
    </div>
  )
}

/** The tab of the browser and the crumb above carry the customer's name. */
function useTitle(name: string): void {
  useEffect(() => {
    const before = document.title
    document.title = `${name} · Splot`
    const crumb = document.getElementById('crumb')
    if (crumb) crumb.textContent = name
    return () => {
      document.title = before
    }
  }, [name])
}

/** Any birth id opens its customer; the address then carries the canonical one. */
function useCanonicalAddress(id: string, customer: Customer): void {
  const navigate = useNavigate({ from: '/customers/$id' })
  const moved = useRef<string | null>(null)
  useEffect(() => {
    if (customer.id === id || moved.current === customer.id) return
    moved.current = customer.id
    void navigate({ params: { id: customer.id }, search: (search) => search, replace: true })
  }, [id, customer.id, navigate])
}
