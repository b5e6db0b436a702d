import type { LeafOf } from '@splot/contract/segment/leaves'
import { useState } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { CheckBox } from '../../../kit/check-box.tsx'
import { Input } from '../../../kit/field.tsx'
import { ChoiceBox } from './choice-box.tsx'
import { Threshold } from './event-fields.tsx'
import { type PartProps, useGround } from './ground.ts'
import { NumberBox } from './number-box.tsx'
import { Pick } from './pick.tsx'
import { WindowField } from './window-field.tsx'

type PlaceWay = 'cities' | 'postcodes' | 'near'

export function PlaceFields({ part, onChange }: PartProps<LeafOf<'place'>>) {
  const { t } = useWords()
  const { stores } = useGround()
  const way: PlaceWay =
    part.near !== undefined ? 'near' : part.postcodes !== undefined ? 'postcodes' : 'cities'
  const fresh = (next: PlaceWay): LeafOf<'place'> => {
    if (next === 'near') return { kind: 'place', near: { store: stores[0]?.id ?? '-', km: 10 } }
    return next === 'postcodes'
      ? { kind: 'place', postcodes: ['00-'] }
      : { kind: 'place', cities: ['Warszawa'] }
  }
  return (
    <>
      <Pick
        label={t('segments.placeWay')}
        value={way}
        options={(['cities', 'postcodes', 'near'] as const).map((value) => ({
          ...{ value, label: t(`segments.placeWay.${value}`) },
        }))}
        onChange={(next) => onChange(fresh(next))}
      />
      {part.near === undefined ? (
        <WordsBox
          label={t(`segments.placeWay.${way}`)}
          words={part.cities ?? part.postcodes ?? []}
          onChange={(words) =>
            onChange(
              way === 'cities' ? { kind: 'place', cities: words } : { kind: 'place', postcodes: words },
            )
          }
        />
      ) : (
        <>
          <NumberBox
            label={t('segments.km')}
            min={0.1}
            max={500}
            value={part.near.km}
            onChange={(km) => part.near && onChange({ kind: 'place', near: { ...part.near, km } })}
          />
          <span>{t('segments.kmFrom')}</span>
          <ChoiceBox
            label={t('segments.orders.store')}
            value={part.near.store}
            options={stores}
            onChange={(store) => part.near && onChange({ kind: 'place', near: { ...part.near, store } })}
          />
        </>
      )}
    </>
  )
}

/** Words with commas between them, at least one. */
function WordsBox({
  label,
  words,
  onChange,
}: {
  label: string
  words: readonly string[]
  onChange: (words: string[]) => void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <span className="inline-block w-56 max-w-full">
      <Input
        aria-label={label}
        value={typed ?? words.join(', ')}
        onChange={(event) => {
          setTyped(event.target.value)
          const next = event.target.value.split(',').flatMap((one) => one.trim() || [])
          if (next.length > 0) onChange(next)
        }}
        onBlur={() => setTyped(null)}
      />
    </span>
  )
}

const acts = ['sent', 'delivered', 'opened', 'clicked', 'bounced'] as const
const engagementChannels = ['email', 'sms', 'push'] as const

export function EngagementFields({ part, onChange }: PartProps<LeafOf<'engagement'>>) {
  const { t } = useWords()
  return (
    <>
      <Pick
        label={t('segments.act')}
        value={part.act}
        options={acts.map((value) => ({ value, label: t(`segments.act.${value}`) }))}
        onChange={(act) => onChange({ ...part, act })}
      />
      {engagementChannels.map((channel) => (
        <CheckBox
          key={channel}
          label={t(`segments.channel.${channel}`)}
          isChecked={part.channels.includes(channel)}
          onChange={(isOn) => {
            const next = isOn ? [...part.channels, channel] : part.channels.filter((one) => one !== channel)
            if (next.length > 0) onChange({ ...part, channels: next })
          }}
        />
      ))}
      <Threshold
        op={part.op}
        value={part.value}
        isWhole
        onChange={(next) => onChange({ ...part, ...next })}
      />
      <span>{t('segments.times', { count: part.value })}</span>
      <WindowField window={part.window} onChange={(window) => onChange({ ...part, window })} />
    </>
  )
}

export function SegmentFields({ part, onChange }: PartProps<LeafOf<'segment'>>) {
  const { t } = useWords()
  const { segments } = useGround()
  return (
    <Pick
      label={t('segments.one')}
      value={part.segment}
      options={segments.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(segment) => onChange({ ...part, segment })}
    />
  )
}

export function ListFields({ part, onChange }: PartProps<LeafOf<'list'>>) {
  const { t } = useWords()
  const { lists } = useGround()
  return (
    <Pick
      label={t('segments.list')}
      value={part.list}
      options={lists.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(list) => onChange({ ...part, list })}
    />
  )
}

export function SampleFields({ part, onChange }: PartProps<LeafOf<'sample'>>) {
  const { t } = useWords()
  return (
    <>
      <NumberBox
        label={t('segments.percent')}
        min={0.01}
        max={100}
        value={part.percent}
        onChange={(percent) => onChange({ ...part, percent })}
      />
      <span>{t('segments.percentOfAll')}</span>
    </>
  )
}
