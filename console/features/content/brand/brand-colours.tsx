import { Check, TriangleAlert } from 'lucide-react'
import { useId } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { Input } from '../../../kit/field.tsx'
import type { BrandKit } from '../model.ts'
import type { BrandPart } from './brand-tab.tsx'
import { contrastNeeded, contrastOf } from './contrast.ts'

type Colours = BrandKit['colours']
const names = ['ground', 'text', 'accent', 'onAccent', 'page'] as const satisfies readonly (keyof Colours)[]

/** Pairs that are read, one on the other. */
const pairs = [
  { text: 'text', ground: 'ground', label: 'content.pair.text' },
  { text: 'accent', ground: 'ground', label: 'content.pair.link' },
  { text: 'onAccent', ground: 'accent', label: 'content.pair.button' },
] as const

/** The brand's colours and whether words on them can be read, said while one chooses. */
export function BrandColours({ kit, put }: BrandPart) {
  const { t } = useWords()
  const { colours } = kit
  return (
    <section className="flex flex-col gap-4">
      <h2 className="font-strong text-16">{t('content.colours')}</h2>
      <div className="grid gap-3 sm:grid-cols-2">
        {names.map((name) => (
          <ColourField
            key={name}
            label={t(`content.colour.${name}`)}
            value={colours[name]}
            onChange={(value) => put({ colours: { ...colours, [name]: value } })}
          />
        ))}
      </div>
      <ul className="flex flex-col gap-2">
        {pairs.map(({ text, ground, label }) => (
          <li key={label}>
            <Pair label={t(label)} text={colours[text]} ground={colours[ground]} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function ColourField({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <div className="flex items-center gap-2.5">
      <input
        type="color"
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="size-9 shrink-0 cursor-pointer rounded-control border border-line bg-surface p-0.5"
      />
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="font-medium text-12 text-text-2">
          {label}
        </label>
        <Input
          id={id}
          key={value}
          defaultValue={value}
          maxLength={7}
          className="font-mono"
          onBlur={(event) => {
            if (/^#[0-9a-f]{6}$/i.test(event.target.value)) onChange(event.target.value)
          }}
        />
      </div>
    </div>
  )
}

function Pair({ label, text, ground }: { label: string; text: string; ground: string }) {
  const { t, format } = useWords()
  const ratio = contrastOf(text, ground)
  const isReadable = ratio >= contrastNeeded
  return (
    <div className="flex items-center gap-3">
      <span
        aria-hidden="true"
        className="inline-flex h-9 w-24 shrink-0 items-center justify-center rounded-control border border-line font-strong"
        style={{ background: ground, color: text }}
      >
        Aą Żź
      </span>
      <span className="min-w-0 flex-1">{label}</span>
      <span className={`inline-flex items-center gap-1.5 text-12 ${isReadable ? 'text-ok' : 'text-warn'}`}>
        {isReadable ? <Check aria-hidden="true" size={14} /> : <TriangleAlert aria-hidden="true" size={14} />}
        {format.decimal(ratio, 1)} : 1 · {isReadable ? t('content.readable') : t('content.unreadable')}
      </span>
    </div>
  )
}
