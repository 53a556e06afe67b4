import { describe, expect, it } from 'vitest';
import type { InterviewId } from '../../core/domain/ids.ts';
import { SHARE_SECTIONS } from '../features/share/share-section.ts';
import { HOME, parseRoute, type Route, routeToFound } from './route.ts';

describe('a saved route', () => {
  it('comes back as it was', () => {
    const place = { anchor: 3, head: 9, scrollTop: 120 };
    const route: Route = { screen: 'interview', id: 'x' as InterviewId, tab: 'testimony', place };
    expect(parseRoute(JSON.stringify(route))).toEqual(route);
    const translation: Route = { ...route, tab: 'anonymise', text: 'y' as InterviewId };
    expect(parseRoute(JSON.stringify(translation))).toEqual(translation);
    const search: Route = { screen: 'search', words: 'базар', chosen: 'x' as InterviewId };
    expect(parseRoute(JSON.stringify(search))).toEqual(search);
    expect(parseRoute('{"screen":"search","words":1}')).toEqual({ screen: 'search' });
    const plain = ['interviews', 'people', 'codebook', 'share', 'settings'] as const;
    const more: Route[] = [
      ...plain.map((screen) => ({ screen })),
      { screen: 'interviews', section: 'bin' },
      { screen: 'settings', section: 'log' },
      ...SHARE_SECTIONS.map((section) => ({ screen: 'share', section }) as const),
    ];
    for (const one of more) expect(parseRoute(JSON.stringify(one))).toEqual(one);
  });

  it('is dropped when another version wrote it', () => {
    expect(parseRoute('{"screen":"audio"}')).toBeUndefined();
    expect(parseRoute('{"screen":"interview","id":"x","tab":"audio"}')).toBeUndefined();
    // Its files are let go at the lock.
    expect(parseRoute('{"screen":"interviews","section":"import"}')).toEqual(HOME);
    expect(parseRoute('not json')).toBeUndefined();
    expect(parseRoute('{"screen":"share","section":"audio"}')).toEqual({ screen: 'share' });
    expect(
      parseRoute('{"screen":"interview","id":"x","tab":"overview","place":{"anchor":"1"}}'),
    ).toEqual({
      screen: 'interview',
      id: 'x',
      tab: 'overview',
    });
  });
});

describe('the way to what a search found', () => {
  const id = 'x' as InterviewId;
  const words = { from: 4, to: 9, before: '', found: 'words', after: '' } as const;
  const base = { screen: 'interview', id, from: 'search' };
  const place = (anchor: number, head: number) => ({ anchor, head, scrollTop: -1 });

  it('leads to the words, to the decision that a note is about, or to the tab of the field', () => {
    expect(routeToFound(id, { field: 'testimony', ...words })).toEqual({
      ...base,
      tab: 'testimony',
      place: place(4, 9),
    });
    const about = { from: 20, to: 26 };
    expect(routeToFound(id, { field: 'note', ...words, about })).toEqual({
      ...base,
      tab: 'anonymise',
      place: place(20, 26),
    });
    expect(routeToFound(id, { field: 'reader', ...words })).toEqual({ ...base, tab: 'anonymise' });
    expect(routeToFound(id, { field: 'employer', ...words })).toEqual({ ...base, tab: 'overview' });
    expect(routeToFound(id, undefined)).toEqual({ ...base, tab: 'testimony' });
  });
});
