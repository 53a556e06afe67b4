/**
 * Every request of every page and worker comes here (`Fetch.enable` on the browser target): the
 * app's own scheme is answered by its handler, everything else is refused.
 */
import { isPopupRequest } from './popups.ts';
import { protocolHandlerOf } from './protocol-handlers.ts';
import type { Protocol } from './protocol.ts';
import { records } from './records.ts';
import { toAppUrl, toInternalPolicy, toInternalUrl } from './schemes.ts';
import { defaultSession } from './session.ts';
import { getChromium } from './state.ts';
import { type WebContents, frames } from './web-contents.ts';
import type { RequestDetails } from './web-request.ts';

type Paused = Protocol.Fetch.requestPausedPayload;
type FailReason = Protocol.Network.ErrorReason;
type Headers = { name: string; value: string }[];

const RESOURCE_TYPES: Record<string, RequestDetails['resourceType']> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  Media: 'media',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  WebSocket: 'webSocket',
};

export async function requestPaused(paused: Paused): Promise<void> {
  const { requestId, request } = paused;
  const url = toAppUrl(request.url);
  const fail = async (errorReason: FailReason): Promise<void> => {
    records.refusedRequests.push(url);
    await getChromium().send('Fetch.failRequest', { requestId, errorReason });
  };
  if (isPopupRequest(paused.frameId, url)) return fail('Aborted');
  const contents = frames.ownerOf(paused.frameId);
  if (paused.resourceType === 'Document' && contents) {
    const isRedirect = paused.redirectedRequestId !== undefined;
    if (!contents.mayNavigate(request.url, paused.frameId, isRedirect)) return fail('Aborted');
  }
  const details = describeRequest(paused, contents);
  const answer = await defaultSession.webRequest.beforeRequest.run(details);
  if (answer?.cancel) return fail('BlockedByClient');
  if (answer?.redirectURL !== undefined) {
    return fulfill(requestId, 307, [
      { name: 'location', value: toInternalUrl(answer.redirectURL) },
    ]);
  }
  const handler = protocolHandlerOf(url.slice(0, url.indexOf(':')));
  if (!handler) return fail('InternetDisconnected');
  let response: Response;
  try {
    response = await handler(toRequest(paused, url));
  } catch (error) {
    console.error(error);
    return fail('Failed');
  }
  if (response.type === 'error') return fail('Failed');
  const headers = await answerHeaders(details, response);
  if (!headers) return fail('BlockedByClient');
  const body = Buffer.from(await response.arrayBuffer());
  return fulfill(requestId, response.status, headers, body);
}

function describeRequest(paused: Paused, contents: WebContents | undefined): RequestDetails {
  const { request, resourceType, frameId } = paused;
  const documentType = contents?.targetId === frameId ? 'mainFrame' : 'subFrame';
  return {
    id: Number.parseInt(paused.networkId ?? '0', 16) || 0,
    url: toAppUrl(request.url),
    method: request.method,
    referrer: toAppUrl(request.headers['Referer'] ?? ''),
    timestamp: Date.now(),
    resourceType:
      resourceType === 'Document' ? documentType : (RESOURCE_TYPES[resourceType] ?? 'other'),
    ...(contents ? { webContentsId: contents.id } : {}),
  };
}

function toRequest({ request }: Paused, url: string): Request {
  const headers = Object.entries(request.headers).map(
    ([name, value]) => [name, toAppUrl(value)] as [string, string],
  );
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  const parts = request.postDataEntries?.map(({ bytes }) => Buffer.from(bytes ?? '', 'base64'));
  const body = hasBody && parts ? Buffer.concat(parts) : null;
  return new Request(url, { method: request.method, headers, body });
}

/** Undefined when a listener of onHeadersReceived cancels the request. */
async function answerHeaders(
  details: RequestDetails,
  response: Response,
): Promise<Headers | undefined> {
  const received: Record<string, string[]> = {};
  for (const [name, value] of response.headers) (received[name] ??= []).push(value);
  const answer = await defaultSession.webRequest.headersReceived.run({
    ...details,
    statusCode: response.status,
    responseHeaders: received,
  });
  if (answer?.cancel) return undefined;
  const headers = answer?.responseHeaders ?? received;
  return Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ name, value: toInternalHeader(name, value) })),
  );
}

function toInternalHeader(name: string, value: string): string {
  const mentionsUrls = /^(content-security-policy|access-control-allow-origin|location)/i;
  return mentionsUrls.test(name) ? toInternalPolicy(toInternalUrl(value)) : value;
}

async function fulfill(
  requestId: string,
  responseCode: number,
  responseHeaders: Headers,
  body?: Buffer,
): Promise<void> {
  const encoded = body ? { body: body.toString('base64') } : {};
  const answer = { requestId, responseCode, responseHeaders, ...encoded };
  await getChromium().send('Fetch.fulfillRequest', answer);
}
