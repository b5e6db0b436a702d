import { AlignCenter, AlignLeft, AlignRight } from 'lucide-react'
import { useWords } from '../../../i18n/t.ts'
import { IconButton } from '../../../kit/button.tsx'
import { Field, Input } from '../../../kit/field.tsx'
import { Select } from '../../../kit/select.tsx'
import { Segmented } from '../../../kit/tabs.tsx'
import { TextField } from '../../../kit/text-field.tsx'
import { setIn } from '../edit.ts'
import type { LeafBlock, PlainBlock } from '../model.ts'
import { FormField } from './form-field.tsx'
import { PictureFields } from './picture-fields.tsx'
import { useBlockDesk } from './use-blocks.ts'

/** The settings of a block, besides the words on it. */
export function BlockFields({ block }: { block: PlainBlock }) {
  return (
    <div className="flex flex-col gap-4 pb-4 empty:hidden">
      <Settings block={block} />
    </div>
  )
}

function Settings({ block }: { block: PlainBlock }) {
  switch (block.kind) {
    case 'heading':
      return <HeadingFields block={block} />
    case 'text':
      return <AlignField block={block} />
    case 'button':
      return <ButtonFields block={block} />
    case 'picture':
    case 'live_picture':
      return <PictureFields block={block} />
    case 'spacer':
      return <SpacerField block={block} />
    case 'products':
      return <ProductFields block={block} />
    case 'columns':
      return <ColumnsField block={block} />
    case 'form':
      return <FormField block={block} />
    default:
      return null
  }
}

type Of<Kind extends PlainBlock['kind']> = Extract<PlainBlock, { kind: Kind }>

function HeadingFields({ block }: { block: Of<'heading'> }) {
  const { t } = useWords()
  const { put } = useBlockDesk()
  return (
    <>
      <Segmented
        label={t('content.headingLevel')}
        value={String(block.level)}
        options={['1', '2', '3'].map((value) => ({ value, label: t('content.level', { level: value }) }))}
        onChange={(next) => put({ ...block, level: next === '1' ? 1 : next === '2' ? 2 : 3 })}
      />
      <AlignField block={block} />
    </>
  )
}

const aligns = [
  { value: 'left', icon: AlignLeft, label: 'content.align.left' },
  { value: 'center', icon: AlignCenter, label: 'content.align.center' },
  { value: 'right', icon: AlignRight, label: 'content.align.right' },
] as const

function AlignField({ block }: { block: Extract<LeafBlock, { kind: 'heading' | 'text' | 'button' }> }) {
  const { t } = useWords()
  const { put } = useBlockDesk()
  const chosen = block.align ?? (block.kind === 'button' ? 'center' : 'left')
  return (
    <fieldset className="flex gap-1">
      <legend className="mb-1.5 font-medium text-12 text-text-2">{t('content.align')}</legend>
      {aligns.map(({ value, icon, label }) => (
        <IconButton
          key={value}
          icon={icon}
          label={t(label)}
          aria-pressed={value === chosen}
          className={value === chosen ? 'bg-sunken text-text' : ''}
          onClick={() => put({ ...block, align: value })}
        />
      ))}
    </fieldset>
  )
}

function ButtonFields({ block }: { block: Of<'button'> }) {
  const { t } = useWords()
  const { put } = useBlockDesk()
  return (
    <>
      <TextField
        label={t('content.link')}
        type="url"
        placeholder="https://"
        value={block.link}
        onChange={(link) => put({ ...block, link }, 'link')}
      />
      <AlignField block={block} />
    </>
  )
}

function SpacerField({ block }: { block: Of<'spacer'> }) {
  const { t } = useWords()
  const { put } = useBlockDesk()
  return (
    <Field label={t('content.height')}>
      {(control) => (
        <input
          {...control}
          type="range"
          min={4}
          max={120}
          step={4}
          value={block.height}
          className="accent-brand"
          onChange={(event) => put({ ...block, height: Number(event.target.value) }, 'height')}
        />
      )}
    </Field>
  )
}

const sources = ['viewed', 'cart', 'wishlist', 'recommended'] as const

function ProductFields({ block }: { block: Of<'products'> }) {
  const { t } = useWords()
  const { put, language } = useBlockDesk()
  return (
    <>
      <Select
        look="field"
        label={t('content.productsOf')}
        value={block.source}
        options={sources.map((value) => ({ value, label: t(`content.products.${value}`) }))}
        onChange={(source) => put({ ...block, source })}
      />
      <Field label={t('content.howMany')}>
        {(control) => (
          <Input
            {...control}
            type="number"
            min={1}
            max={12}
            value={block.most}
            onChange={(event) =>
              put({ ...block, most: Math.min(12, Math.max(1, Number(event.target.value) || 1)) }, 'most')
            }
          />
        )}
      </Field>
      <TextField
        label={t('content.productButton')}
        value={block.button[language] ?? ''}
        maxLength={80}
        onChange={(text) =>
          put({ ...block, button: setIn(block.button, language, text) }, `button.${language}`)
        }
      />
    </>
  )
}

function ColumnsField({ block }: { block: Of<'columns'> }) {
  const { t } = useWords()
  const { put } = useBlockDesk()
  return (
    <Segmented
      label={t('content.howManyColumns')}
      value={String(block.columns.length)}
      options={['2', '3', '4'].map((value) => ({
        value,
        label: t('content.columns', { count: Number(value) }),
      }))}
      onChange={(next) => {
        const count = Number(next)
        // Fewer columns: what stood in the last ones moves into the one before.
        const kept = block.columns.slice(0, count)
        const rest = block.columns.slice(count).flat()
        const columns = Array.from({ length: count }, (_, i) => [
          ...(kept[i] ?? []),
          ...(i === count - 1 ? rest : []),
        ])
        put({ ...block, columns })
      }}
    />
  )
}
