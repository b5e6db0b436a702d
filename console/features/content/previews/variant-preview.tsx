import type { ComponentType } from 'react'
import { useWords } from '../../../i18n/t.ts'
import type { ContentChannel, Shown, Variant } from '../model.ts'
import { useStudio } from '../studio/studio.ts'
import { Letter } from './letter.tsx'
import { MailCard } from './mail-card.tsx'
import { ChatScreen, SmsScreen } from './phone-screens.tsx'
import { AppPushScreen, WebPushCard } from './push.tsx'
import { SiteBlock } from './site-block.tsx'
import { InstagramPost, PinterestPin, TikTokPlan } from './social.tsx'

/** What she sees: texts made for one person, in the clothes of the channel. */
export interface Look {
  text: (name: string) => string
  brand: string
  /** The message's first picture, or nothing. */
  picture: string
  lang: string
}

const looks: Record<Exclude<ContentChannel, 'email'>, ComponentType<{ look: Look }>> = {
  sms: SmsScreen,
  web_push: WebPushCard,
  app_push: AppPushScreen,
  onsite: SiteBlock,
  chat: ChatScreen,
  post: Letter,
  instagram: InstagramPost,
  tiktok: TikTokPlan,
  pinterest: PinterestPin,
}

/** One variant as the person chosen would see it; why not, where nothing would come. */
export function VariantPreview({ variant, shown }: { variant: Variant; shown: Shown | null }) {
  const { brand, document, person } = useStudio()
  const { t } = useWords()
  const rendered = shown?.rendered
  if (rendered !== undefined && !rendered.ok)
    return (
      <div className="flex min-h-40 flex-col items-center justify-center rounded-card border border-line-strong border-dashed bg-canvas px-5 py-8 text-center">
        <p className="font-strong">
          {rendered.reason === 'missing_variable'
            ? t('content.skipped', { name: person?.name ?? t('content.samplePerson') })
            : t('content.cannotRender')}
        </p>
        <p className="mt-1 text-12 text-text-2">
          {rendered.reason === 'missing_variable'
            ? t('content.skippedText', { datum: rendered.detail })
            : rendered.detail}
        </p>
      </div>
    )
  const look: Look = {
    text: (name) => rendered?.parts[name] ?? variant.fields.find((one) => one.name === name)?.text ?? '',
    brand: brand.kit.name,
    picture: document.core.pictures[0]?.url ?? '',
    lang: variant.language,
  }
  if (variant.channel === 'email') return <MailCard look={look} html={rendered?.parts.html ?? ''} />
  const Screen = looks[variant.channel]
  return <Screen look={look} />
}
