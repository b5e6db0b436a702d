import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowDown, ArrowUp, ChevronDown, X } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { Button, IconButton } from '../../../kit/button.tsx'
import { Tag } from '../../../kit/chip.tsx'
import { Input } from '../../../kit/field.tsx'
import { Bone } from '../../../kit/states.tsx'
import { contentChannels } from '../model.ts'
import { StateTag } from '../state-tag.tsx'
import { movePart, type Part, setDay } from './order.ts'
import { reviewQuery } from './series-queries.ts'

interface Props {
  parts: readonly Part[]
  index: number
  isLocked: boolean
  onChange: (parts: readonly Part[]) => void
}

/** One part on the thread of its series: its day, its message, and what it says when asked. */
export function PartRow({ parts, index, isLocked, onChange }: Props) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  const part = parts[index]
  if (part === undefined) return null
  const { item, role } = part
  return (
    <li className="relative border-line border-b py-3 pl-7">
      <span aria-hidden="true" className="absolute top-0 bottom-0 left-2 w-px bg-line-strong" />
      <span
        aria-hidden="true"
        className={`absolute top-6 left-1 size-2.5 rounded-full border-2 border-brand ${item.state === 'live' ? 'bg-brand' : 'bg-surface'}`}
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <DayField
          key={part.day}
          part={part}
          isLocked={isLocked}
          onDay={(day) => onChange(setDay(parts, index, day))}
        />
        <div className="min-w-48 flex-1">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Link to="/content/$id" params={{ id: item.id }} className="font-medium hover:underline">
              {item.name}
            </Link>
            <StateTag state={item.archivedAt === null ? item.state : 'archived'} />
            {role !== null && <Tag>{t(`series.role.${role}`)}</Tag>}
          </div>
          <div className="truncate text-12 text-text-2">{item.headline || t('content.noHeadline')}</div>
        </div>
        <div className="flex items-center">
          <Button
            tone="quiet"
            icon={ChevronDown}
            aria-expanded={isOpen}
            aria-label={t('series.previewOf', { name: item.name })}
            onClick={() => setOpen(!isOpen)}
          >
            {t('series.preview')}
          </Button>
          {!isLocked && <PartActs parts={parts} index={index} onChange={onChange} />}
        </div>
      </div>
      {isOpen && <PartTexts part={part} />}
    </li>
  )
}

/** Its place in the series. */
function PartActs({ parts, index, onChange }: Omit<Props, 'isLocked'>) {
  const { t } = useWords()
  const part = parts[index]
  const name = part?.item.name ?? ''
  return (
    <>
      <IconButton
        icon={ArrowUp}
        label={t('series.earlier', { name })}
        disabled={index === 0}
        onClick={() => onChange(movePart(parts, index, -1))}
      />
      <IconButton
        icon={ArrowDown}
        label={t('series.later', { name })}
        disabled={index === parts.length - 1}
        onClick={() => onChange(movePart(parts, index, 1))}
      />
      <IconButton
        icon={X}
        label={t('series.takeOut', { name })}
        onClick={() => onChange(parts.filter((one) => one !== part))}
      />
    </>
  )
}

/** Kept when one leaves the field: a day half typed orders nothing anew. */
function DayField({
  part,
  isLocked,
  onDay,
}: {
  part: Part
  isLocked: boolean
  onDay: (day: number) => void
}) {
  const { t } = useWords()
  const [text, setText] = useState(String(part.day + 1))
  const commit = (): void => {
    const day = Math.min(366, Math.max(1, Math.trunc(Number(text)) || 1)) - 1
    setText(String(day + 1))
    if (day !== part.day) onDay(day)
  }
  return (
    <span className="flex shrink-0 items-center gap-2 text-12 text-text-2">
      {t('series.dayLabel')}
      <Input
        type="number"
        min={1}
        max={366}
        className="!w-16"
        aria-label={t('series.dayOf', { name: part.item.name })}
        value={text}
        disabled={isLocked}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit()
        }}
      />
    </span>
  )
}

/** What each channel would say, and what stands in the way. */
function PartTexts({ part: { item } }: { part: Part }) {
  const { t } = useWords()
  const review = useQuery(reviewQuery(item.id, item.revision))
  if (review.isError) return <p className="mt-3 text-danger">{review.error.message}</p>
  if (review.isPending) return <Bone className="mt-3 h-16 w-full" />
  const { variants, findings } = review.data
  const errors = findings.filter((one) => one.severity === 'error')
  return (
    <div className="mt-3 flex flex-col gap-3">
      {errors.map((one) => (
        <p key={`${one.code} ${one.place}`} className="text-12 text-danger">
          {one.what}. {one.cure}
        </p>
      ))}
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        {variants.map((variant) => (
          <div
            key={`${variant.channel} ${variant.language}`}
            className="rounded-card border border-line bg-canvas p-3"
          >
            <dt className="text-12 text-text-3">
              {t(`content.channel.${contentChannels.find((one) => one === variant.channel) ?? 'email'}`)} ·{' '}
              {t(`content.language.${variant.language}`)}
            </dt>
            {variant.fields
              .filter((field) => field.text !== '')
              .slice(0, 3)
              .map((field) => (
                <dd key={field.name} className="mt-1 line-clamp-3 whitespace-pre-line">
                  {field.text}
                </dd>
              ))}
          </div>
        ))}
      </dl>
    </div>
  )
}
