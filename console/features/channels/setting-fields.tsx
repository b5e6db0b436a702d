import { ChevronRight } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../i18n/t.ts'
import type { ChannelField, ChannelSettings } from './channel-model.ts'
import { SettingField, type Typed } from './setting-field.tsx'

/** A field something is wrong with, and when that was found: found again, it is shown again. */
export interface Wrong {
  field: string
  says: string
  at: number
}

interface SettingFieldsProps {
  channel: ChannelSettings
  typed: Readonly<Record<string, Typed>>
  wrong: Wrong | null
  onChange: (name: string, value: Typed) => void
}

/** The fields everybody fills in; those that few do are folded away, and open where one of them is wrong. */
export function SettingFields({ channel, typed, wrong, onChange }: SettingFieldsProps) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const place = wrong === null ? null : `${wrong.field} ${wrong.at}`
  useEffect(() => {
    const name = place?.split(' ')[0]
    if (name === undefined) return
    // The state stands in the element: it is open before the field in it takes the focus.
    const field = box.current?.querySelector(`[data-setting="${CSS.escape(name)}"]`)
    field?.closest('details')?.setAttribute('open', '')
    field?.querySelector<HTMLElement>('input, textarea, button')?.focus()
  }, [place])
  const draw = (field: ChannelField) => (
    <div key={field.name} data-setting={field.name}>
      <SettingField
        channel={channel}
        field={field}
        typed={typed}
        error={wrong?.field === field.name ? wrong.says : undefined}
        onChange={(value) => onChange(field.name, value)}
      />
    </div>
  )
  const advanced = channel.fields.filter((one) => one.isAdvanced)
  return (
    <div ref={box} className="flex flex-col gap-4">
      {channel.fields.filter((one) => !one.isAdvanced).map(draw)}
      {advanced.length > 0 && (
        <details
          open={isOpen}
          onToggle={(event) => setOpen(event.currentTarget.open)}
          className="group rounded-card border border-line"
        >
          <summary className="flex cursor-pointer list-none items-center gap-2 rounded-card px-3 py-2 font-medium pointer-coarse:py-3">
            <ChevronRight
              aria-hidden="true"
              size={16}
              className="shrink-0 text-text-3 transition-transform duration-120 group-open:rotate-90"
            />
            {t('channels.advanced')}
            <span className="text-12 font-normal text-text-3">
              {t(`channels.advancedOf.${channel.channel === 'email' ? 'email' : 'other'}`)}
            </span>
          </summary>
          <div className="flex flex-col gap-4 border-t border-line p-3">{advanced.map(draw)}</div>
        </details>
      )}
    </div>
  )
}
