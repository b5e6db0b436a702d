import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const page = defineEvent({
  name: 'Page',
  type: 'page',
  category: 'call-verbs',
  summary: { pl: 'Obejrzano stronę', en: 'A page was viewed' },
  properties: pickProperties(['name', 'category', 'url', 'path', 'referrer', 'search', 'title', 'keywords']),
  pii: [],
  example: {
    type: 'page',
    name: 'Swetry',
    messageId: 'web-20261122-0030',
    timestamp: '2026-11-22T12:40:00.000Z',
    anonymousId: '7f2c41d0-5c0f-4f7e-9d4e-0b0f5f1f7f2c',
    properties: {
      url: 'https://sklep.example/swetry?utm_source=newsletter&utm_medium=email',
      path: '/swetry',
      referrer: '',
      search: '?utm_source=newsletter&utm_medium=email',
      title: 'Swetry z wełny',
    },
  },
})
