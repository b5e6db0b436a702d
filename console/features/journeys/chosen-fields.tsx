import { channelNames } from '@splot/contract/journey/channel-words'
import { type JourneyChannel, journeyChannels } from '@splot/contract/journey/names'
import { useWords } from '../../i18n/t.ts'
import { ChannelIcon } from '../../kit/channel-icon.tsx'
import { Group, Toggle } from '../campaigns/parts.tsx'
import type { OptionProps } from './option-field.tsx'
import { threadOfStep } from './step-view.ts'

const readList = (value: unknown, fallback: unknown): unknown[] =>
  Array.isArray(value) ? value : Array.isArray(fallback) ? fallback : []

/** Weekdays; none chosen is every day. */
export function WeekdaysField({ field, value, onChange }: OptionProps) {
  const { t } = useWords()
  const chosen = readList(value, field.fallback).map(Number)
  return (
    <Group label={field.label} hint={field.hint}>
      {([1, 2, 3, 4, 5, 6, 7] as const).map((day) => (
        <Toggle
          key={day}
          label={t(`journeys.weekday.${day}`)}
          isOn={chosen.includes(day)}
          onChange={(isOn) =>
            onChange(isOn ? [...chosen, day].sort((a, b) => a - b) : chosen.filter((one) => one !== day))
          }
        />
      ))}
    </Group>
  )
}

/** Channels in order: the one chosen first stands first. */
export function ChannelsField({ field, value, onChange }: OptionProps) {
  const { language } = useWords()
  const chosen = readList(value, field.fallback).filter((one): one is JourneyChannel =>
    journeyChannels.some((channel) => channel === one),
  )
  return (
    <Group label={field.label} hint={field.hint}>
      {journeyChannels.map((channel) => {
        const place = chosen.indexOf(channel)
        return (
          <Toggle
            key={channel}
            label={`${channelNames[channel][language]}${place === -1 || chosen.length < 2 ? '' : ` ${place + 1}.`}`}
            icon={<ChannelIcon channel={threadOfStep[channel]} size={14} />}
            isOn={place !== -1}
            onChange={(isOn) => {
              const next = isOn ? [...chosen, channel] : chosen.filter((one) => one !== channel)
              onChange(next.length === 0 ? undefined : next)
            }}
          />
        )
      })}
    </Group>
  )
}
