import { useQuery } from '@tanstack/react-query'
import { Pencil, Plus, Ticket } from 'lucide-react'
import { useState } from 'react'
import { useScope } from '../../app/session.ts'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Tag } from '../../kit/chip.tsx'
import { Page } from '../../kit/page.tsx'
import { Bone, Failure } from '../../kit/states.tsx'
import { NoneYet } from '../live/none-yet.tsx'
import { nameIn } from '../loyalty/name-in.ts'
import { useNames } from '../loyalty/use-names.ts'
import { CodesDialog } from './codes-dialog.tsx'
import { type Pool, poolsQuery } from './coupon-queries.ts'
import { PoolDialog } from './pool-dialog.tsx'
import { stateOf, wordConditions, wordEffect } from './pool-words.ts'
import { UseBar } from './use-bar.tsx'

type Open = { what: 'edit'; pool: Pool | null } | { what: 'codes'; id: string }

/** Pools of coupons: what each gives, to whom, and how many codes are used, held and left. */
export default function CouponsPage() {
  const { t } = useWords()
  const canManage = useScope('loyalty:manage')
  const pools = useQuery(poolsQuery)
  const [open, setOpen] = useState<Open | null>(null)
  const items = pools.data?.items ?? []
  const close = () => setOpen(null)
  const add = (
    <Button tone="primary" icon={Plus} onClick={() => setOpen({ what: 'edit', pool: null })}>
      {t('coupons.new')}
    </Button>
  )
  const shown = open?.what === 'codes' ? items.find((one) => one.id === open.id) : undefined
  return (
    <Page
      title={t('coupons.title')}
      note={items.length > 0 && t('coupons.count', { count: items.length })}
      action={canManage && items.length > 0 ? add : undefined}
    >
      <div className="min-h-0 flex-1 overflow-y-auto border-t px-4 py-4 md:px-6">
        {pools.isError ? (
          <Failure error={pools.error} onRetry={() => void pools.refetch()} />
        ) : pools.isPending ? (
          <div className="flex flex-col gap-3">
            <Bone className="h-28 w-full" />
            <Bone className="h-28 w-full" />
          </div>
        ) : items.length === 0 ? (
          <NoneYet title={t('coupons.empty')} action={canManage ? add : undefined}>
            {t('coupons.emptyText')}
          </NoneYet>
        ) : (
          <ul className="grid gap-3 xl:grid-cols-2">
            {items.map((pool) => (
              <PoolCard key={pool.id} pool={pool} canManage={canManage} onOpen={setOpen} />
            ))}
          </ul>
        )}
      </div>
      {open?.what === 'edit' && <PoolDialog pool={open.pool} onClose={close} onMade={setOpen} />}
      {shown && <CodesDialog pool={shown} onClose={close} />}
    </Page>
  )
}

interface PoolCardProps {
  pool: Pool
  canManage: boolean
  onOpen: (open: Open) => void
}

const tones = { on: 'ok', off: 'plain', over: 'plain', soon: 'info' } as const

function PoolCard({ pool, canManage, onOpen }: PoolCardProps) {
  const words = useWords()
  const { t } = words
  const state = stateOf(pool, useNow())
  const names = useNames()
  return (
    <li className="flex flex-col gap-3 rounded-card border border-line bg-raised p-4">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1">
          <h2 className="flex flex-wrap items-center gap-2 text-14 font-strong">
            <span className="min-w-0 break-words">{nameIn(pool, words.language)}</span>
            <Tag tone={tones[state]}>{t(`coupons.state.${state}`)}</Tag>
          </h2>
          <p className="mt-1 text-20 font-title">{wordEffect(pool, words)}</p>
        </div>
        {canManage && (
          <div className="flex flex-wrap gap-2">
            <Button icon={Ticket} onClick={() => onOpen({ what: 'codes', id: pool.id })}>
              {t('coupons.codes')}
            </Button>
            <Button icon={Pencil} onClick={() => onOpen({ what: 'edit', pool })}>
              {t('coupons.change')}
            </Button>
          </div>
        )}
      </div>
      <p className="text-13 text-text-2">{wordConditions(pool, words, names).join(' · ')}</p>
      <UseBar pool={pool} />
    </li>
  )
}
