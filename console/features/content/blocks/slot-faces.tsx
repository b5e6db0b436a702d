import { useWords } from '../../../i18n/t.ts'
import { setIn } from '../edit.ts'
import type { LeafBlock } from '../model.ts'
import { useStudio } from '../studio/studio.ts'
import { useFormName } from './form-field.tsx'
import { TextInPlace } from './text-in-place.tsx'
import { useBlockDesk } from './use-blocks.ts'

type Of<Kind extends LeafBlock['kind']> = Extract<LeafBlock, { kind: Kind }>

/** Slots filled with her data when it is sent: drawn as they will stand, their data named. */
export function ProductsFace({ block }: { block: Of<'products'> }) {
  const { t } = useWords()
  const tiles = Array.from({ length: Math.min(block.most, 6) }, (_, index) => index)
  return (
    <div className="px-6 py-3">
      <div className="mb-1.5 text-center font-sans text-12 opacity-70">
        {t(`content.products.${block.source}`)} · {t('content.products.most', { count: block.most })}
      </div>
      <div className="grid grid-cols-3 gap-3">
        {tiles.map((tile) => (
          <div key={tile} className="flex flex-col gap-1.5">
            <span className="aspect-square rounded-control border border-current opacity-20" />
            <span className="h-2.5 w-4/5 rounded-knot bg-current opacity-20" />
            <span className="h-2.5 w-2/5 rounded-knot bg-current opacity-15" />
          </div>
        ))}
      </div>
    </div>
  )
}

export function CouponFace({ block }: { block: Of<'coupon'> }) {
  const { t } = useWords()
  const { put, language } = useBlockDesk()
  return (
    <div className="mx-6 my-3 rounded-control border border-current border-dashed px-4 py-3 text-center">
      <TextInPlace
        label={t('content.couponLabel')}
        className="text-center"
        maxLength={200}
        value={block.label[language] ?? ''}
        onChange={(text) => put({ ...block, label: setIn(block.label, language, text) }, `label.${language}`)}
      />
      <div className="font-strong text-20 tracking-wider opacity-70">{t('content.couponCode')}</div>
    </div>
  )
}

export function StockFace({ block }: { block: Of<'stock'> }) {
  const { t } = useWords()
  const { put, language } = useBlockDesk()
  return (
    <div className="px-6 py-2">
      <TextInPlace
        label={t('content.stockLabel')}
        className="font-strong"
        maxLength={200}
        value={block.label[language] ?? ''}
        onChange={(text) => put({ ...block, label: setIn(block.label, language, text) }, `label.${language}`)}
      />
      <div className="text-14 opacity-70">{t('content.stockNote')}</div>
    </div>
  )
}

export function UnsubscribeFace({ block }: { block: Of<'unsubscribe'> }) {
  const { t } = useWords()
  const { put, language } = useBlockDesk()
  const { kit } = useStudio().brand
  return (
    <div className="px-6 py-4 text-center text-13">
      <TextInPlace
        label={t('content.wayOutText')}
        className="text-center"
        maxLength={500}
        value={block.text[language] ?? ''}
        onChange={(text) => put({ ...block, text: setIn(block.text, language, text) }, `text.${language}`)}
      />
      <div className="whitespace-pre-wrap opacity-80">{kit.footer[language]}</div>
      <div className="underline underline-offset-2 opacity-80">
        {t(language === 'pl' ? 'content.wayOut.pl' : 'content.wayOut.en')}
      </div>
    </div>
  )
}

/** A form of a page: drawn as its place, its fields stand with the form. */
export function FormFace({ block }: { block: Of<'form'> }) {
  const { t } = useWords()
  const name = useFormName(block.form)
  return (
    <div className="mx-6 my-3 flex flex-col gap-2 rounded-control border border-current border-dashed px-4 py-4">
      <div className="font-strong">{name ?? t('content.formMissing')}</div>
      <span className="h-9 rounded-control border border-current opacity-30" />
      <span className="h-9 w-28 rounded-control bg-current opacity-20" />
    </div>
  )
}
