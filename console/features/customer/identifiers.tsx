import { identifierKinds } from '@splot/contract/identifiers'
import { useMutation } from '@tanstack/react-query'
import { Eye } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { Customer, Identifier } from '../../app/api.ts'
import { request } from '../../app/client.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { tellFailure } from '../../kit/tell.ts'

const shownAtOnce = 7

const PartDialog = lazy(() => import('./part-dialog.tsx').then((dialog) => ({ default: dialog.PartDialog })))

/** By what she is known, strongest first. */
export function Identifiers({ customer }: { customer: Customer }) {
  const { t } = useWords()
  const canMerge = useScope('customers:merge')
  const [isParting, setParting] = useState(false)
  const [isAll, setAll] = useState(false)
  const sorted = [...customer.identifiers].sort(
    (a, b) => identifierKinds.indexOf(a.kind) - identifierKinds.indexOf(b.kind),
  )
  const shown = isAll ? sorted : sorted.slice(0, shownAtOnce)
  return (
    <div className="pb-3.5">
      <dl className="flex flex-col gap-1.5">
        {shown.map((identifier) => (
          <IdentifierLine
            key={`${identifier.kind} ${identifier.value}`}
            customerId={customer.id}
            identifier={identifier}
          />
        ))}
      </dl>
      <div className="mt-2 flex gap-2">
        {sorted.length > shownAtOnce && (
          <Button
            tone="quiet"
            size="sm"
            className="-ml-2"
            aria-expanded={isAll}
            onClick={() => setAll(!isAll)}
          >
            {isAll ? t('identifier.fewer') : t('identifier.all', { count: sorted.length })}
          </Button>
        )}
        {canMerge && sorted.length > 1 && (
          <Button tone="quiet" size="sm" className="-ml-2" onClick={() => setParting(true)}>
            {t('identifier.part')}
          </Button>
        )}
      </div>
      {isParting && (
        <Suspense>
          <PartDialog customer={customer} isOpen onClose={() => setParting(false)} />
        </Suspense>
      )}
    </div>
  )
}

/** A machine's long id by its beginning and end; people's own identifiers in full. */
const shorten = (value: string): string =>
  /^[\w-]{24,}$/.test(value) ? `${value.slice(0, 8)}…${value.slice(-4)}` : value

function IdentifierLine({ customerId, identifier }: { customerId: string; identifier: Identifier }) {
  const { t } = useWords()
  const { kind, value, birthId } = identifier
  const canReveal = useScope('customers:pii')
  const reveal = useMutation({
    mutationFn: () =>
      request<{ value: string }>(`/api/v1/customers/${encodeURIComponent(customerId)}/reveal`, {
        method: 'POST',
        body: { kind, birthId },
      }),
    onError: (error) => tellFailure(error, t('error.title')),
  })
  return (
    <div className="grid grid-cols-[76px_minmax(0,1fr)] items-start gap-2">
      <dt className="text-12 leading-[18px] text-text-3">{t(`identifier.${kind}`)}</dt>
      <dd className="flex min-w-0 items-center gap-1">
        <span className="min-w-0 break-all" title={reveal.data?.value ?? value}>
          {shorten(reveal.data?.value ?? value)}
        </span>
        {identifier.masked && canReveal && !reveal.data && (
          <button
            type="button"
            aria-label={t('identifier.reveal', { kind: t(`identifier.${kind}`) })}
            title={t('identifier.revealHint')}
            className="-my-1 inline-flex size-6 shrink-0 items-center justify-center rounded-knot text-text-3 hover:bg-sunken hover:text-text"
            onClick={() => reveal.mutate()}
          >
            <Eye aria-hidden="true" size={14} />
          </button>
        )}
      </dd>
    </div>
  )
}
