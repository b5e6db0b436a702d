import type { ContentChannel } from '../schema/core.ts'

export interface FieldLimit {
  /** Characters above which we shorten: what is surely shown. */
  fits: number
  /** Characters the platform takes at all. */
  most: number
  /** Below this a field is not worth its place. */
  least?: number
}

/**
 * What each channel's fields hold. `fits` is what the narrowest usual screen shows: subject and preheader on a phone,
 * a push collapsed on iOS and Android, the caption above "more".
 */
export const channelLimits: Readonly<Record<ContentChannel, Readonly<Record<string, FieldLimit>>>> = {
  email: {
    subject: { fits: 60, most: 150, least: 10 },
    preheader: { fits: 100, most: 150, least: 30 },
    heading: { fits: 120, most: 300 },
    body: { fits: 6000, most: 6000 },
    button: { fits: 30, most: 80 },
  },
  sms: { text: { fits: 160, most: 918 } },
  web_push: {
    title: { fits: 45, most: 100 },
    body: { fits: 120, most: 300 },
    button: { fits: 20, most: 40 },
  },
  app_push: { title: { fits: 40, most: 100 }, body: { fits: 150, most: 500 } },
  onsite: { title: { fits: 60, most: 120 }, body: { fits: 200, most: 600 }, button: { fits: 25, most: 40 } },
  chat: { text: { fits: 600, most: 1024 }, button: { fits: 20, most: 20 } },
  post: {
    heading: { fits: 80, most: 150 },
    body: { fits: 900, most: 1500 },
    action: { fits: 120, most: 200 },
  },
  instagram: { caption: { fits: 2200, most: 2200 }, opening: { fits: 125, most: 125 } },
  tiktok: {
    hook: { fits: 80, most: 100 },
    script: { fits: 900, most: 2000 },
    caption: { fits: 150, most: 2200 },
  },
  pinterest: { title: { fits: 60, most: 100 }, description: { fits: 500, most: 800 } },
}

export interface PushScreen {
  platform: 'ios' | 'android' | 'chrome' | 'firefox' | 'safari'
  title: number
  body: number
}

/** About how many characters of a push each platform shows before it cuts. */
export const pushScreens: Readonly<Record<'web_push' | 'app_push', readonly PushScreen[]>> = {
  app_push: [
    { platform: 'ios', title: 40, body: 150 },
    { platform: 'android', title: 45, body: 240 },
  ],
  web_push: [
    { platform: 'chrome', title: 50, body: 120 },
    { platform: 'firefox', title: 60, body: 180 },
    { platform: 'safari', title: 45, body: 120 },
  ],
}
