import { channelNames } from '@splot/contract/journey/channel-words'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../i18n/t.ts'
import { Field } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { choicesQuery } from './journey-queries.ts'
import type { OptionProps } from './option-field.tsx'
import { fitsChannel, isJourneyChannel } from './step-channel.ts'
import { linkClass } from './thing-field.tsx'

/** What a message says: only what has a text for its channel is offered; what was chosen stays in sight, with what it lacks. */
export function ContentField({
  field,
  value,
  error,
  channel,
  onChange,
}: OptionProps & { channel: string | undefined }) {
  const { t, language } = useWords()
  const items = useQuery(choicesQuery.content).data ?? []
  const on = isJourneyChannel(channel) ? channel : null
  const chosen = String(value ?? '')
  const offered = items.filter((one) => fitsChannel(one.channels, on))
  const known = items.find((one) => one.id === chosen)
  const nameOf = ({ name, isDraft }: { name: string; isDraft: boolean }) =>
    isDraft ? t('journeys.contentDraft', { name }) : name
  const first =
    known !== undefined && on !== null
      ? t('journeys.contentLacks', { name: known.name, channel: channelNames[on][language] })
      : t(chosen === '' ? 'journeys.choose' : 'journeys.gone')
  const isOffered = offered.some((one) => one.id === chosen)
  const left = items.length - offered.length
  const hint =
    left > 0 && on !== null
      ? t('journeys.contentLeftOut', { count: left, channel: channelNames[on][language] })
      : field.hint
  return (
    <div className="flex flex-col gap-1.5">
      <Field label={field.label} hint={hint} error={error}>
        {(control) => (
          <Select
            id={control.id}
            look="field"
            label={field.label}
            value={chosen}
            options={[
              ...(isOffered ? [] : [{ value: chosen, label: first }]),
              ...offered.map((one) => ({ value: one.id, label: nameOf(one) })),
            ]}
            onChange={(next) => onChange(next === '' ? undefined : next)}
          />
        )}
      </Field>
      {known !== undefined && (
        <Link to="/content/$id" params={{ id: known.id }} className={linkClass}>
          {t('journeys.openContent')}
        </Link>
      )}
    </div>
  )
}
