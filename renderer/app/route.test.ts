import { describe, expect, it } from 'vitest';
import type { InterviewId } from '../../core/domain/ids.ts';
import { parseRoute, type Route } from './route.ts';

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
    expect(parseRoute('{"screen":"people"}')).toEqual({ screen: 'people' });
  });

  it('is dropped when another version wrote it', () => {
    expect(parseRoute('{"screen":"audio"}')).toBeUndefined();
    expect(parseRoute('{"screen":"interview","id":"x","tab":"audio"}')).toBeUndefined();
    expect(parseRoute('not json')).toBeUndefined();
    expect(
      parseRoute('{"screen":"interview","id":"x","tab":"overview","place":{"anchor":"1"}}'),
    ).toEqual({
      screen: 'interview',
      id: 'x',
      tab: 'overview',
    });
  });
});
