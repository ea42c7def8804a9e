import { renewSession } from './client';
import { asProblem, Problem, readProblem } from './problem';
import { awaitReturn, currentSession } from './session';

interface Sending {
  /** Where it goes, with nothing left to fill in. */
  address: string;
  file: File;
  fields: Record<string, string>;
  /** One per file, so that sending again after a lost answer stores it once. */
  intention: string;
  onProgress: (share: number) => void;
}

/** Sends one file. `fetch` cannot tell how far an upload is, so this is the one request that goes otherwise. */
export async function upload<View>(sending: Sending): Promise<View> {
  try {
    return await once(sending);
  } catch (error) {
    const { status, code } = asProblem(error);
    if (status === 401 && (await awaitReturn())) return once(sending);
    if (code === 'antiforgery' && (await renewSession())) return once(sending);
    throw error;
  }
}

function once<View>({ address, file, fields, intention, onProgress }: Sending): Promise<View> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('Idempotency-Key', intention);
    request.setRequestHeader('X-Kheo-Antiforgery', currentSession()?.antiforgeryToken ?? '');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () =>
      request.status < 300
        ? done(request.response as View)
        : fail(readProblem(request.status, request.response));
    request.onerror = () => fail(new Problem(0, 'network'));
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', file, file.name);
    request.send(form);
  });
}
