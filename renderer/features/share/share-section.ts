/** The tabs of the Share screen. */
export const SHARE_SECTIONS = ['export', 'open', 'cards', 'made'] as const;
export type ShareSection = (typeof SHARE_SECTIONS)[number];
