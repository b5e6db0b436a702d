import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Me } from '../../app/api.ts'
import { request } from '../../app/client.ts'
import { useMe } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Field, TextArea } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { Segmented } from '../../kit/tabs.tsx'
import { tell } from '../../kit/tell.ts'

const kinds = ['call', 'visit', 'note'] as const
type Kind = (typeof kinds)[number]

type Direction = 'inbound' | 'outbound'

/** In a store one notes down visits first, on the phone calls. */
const isAtTill = ({ member }: Me): boolean =>
  member.roles.includes('store') && !member.roles.includes('agent')

/** Logs a call, a visit or a note; it stands on the life like any other event. */
export function ContactForm({ customerId }: { customerId: string }) {
  const { t } = useWords()
  const [kind, setKind] = useState<Kind>(isAtTill(useMe()) ? 'visit' : 'call')
  const [direction, setDirection] = useState<Direction>('inbound')
  const [note, setNote] = useState('')
  const log = useMutation({
    mutationFn: () =>
      request<{ messageId: string }>(`/api/v1/customers/${encodeURIComponent(customerId)}/contacts`, {
        method: 'POST',
        body: { kind, note, ...(kind === 'call' ? { direction } : {}) },
      }),
    onSuccess: () => {
      setNote('')
      tell(t('contact.done'))
    },
  })
  return (
    <form
      className="flex flex-col gap-2.5"
      onSubmit={(event) => {
        event.preventDefault()
        log.mutate()
      }}
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Segmented<Kind>
          label={t('contact.kind')}
          value={kind}
          options={kinds.map((each) => ({ value: each, label: t(`contact.${each}`) }))}
          onChange={setKind}
        />
        {kind === 'call' && <DirectionSelect value={direction} onChange={setDirection} />}
      </div>
      <Field
        label={t('contact.noteField')}
        error={log.error ? log.error.message || t('error.unreachableHint') : undefined}
      >
        {(control) => (
          <TextArea
            {...control}
            required
            rows={3}
            maxLength={4000}
            value={note}
            placeholder={t(`contact.${kind}Hint`)}
            onChange={(event) => setNote(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
                event.currentTarget.form?.requestSubmit()
            }}
          />
        )}
      </Field>
      <Button type="submit" tone="primary" isBusy={log.isPending} disabled={note.trim() === ''}>
        {t('contact.submit')}
      </Button>
    </form>
  )
}

function DirectionSelect({ value, onChange }: { value: Direction; onChange: (value: Direction) => void }) {
  const { t } = useWords()
  return (
    <Select
      label={t('contact.direction')}
      value={value}
      options={[
        { value: 'inbound', label: t('contact.in') },
        { value: 'outbound', label: t('contact.out') },
      ]}
      onChange={onChange}
    />
  )
}
