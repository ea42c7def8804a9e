import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { renderIn, somebody } from '@/test-tools';
import { wordsFor } from '@/ui';
import { command } from './hooks';
import { asProblem, Problem, readProblem } from './problem';
import { rememberSession, useSessionState } from './session';

const useSignIn = command('post', '/api/session');
const useChangePassword = command('put', '/api/me/password');

/** Answers in turn, and writes down what it was asked. */
function server(...answers: (Response | 'down')[]) {
  const asked: Request[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(request);
    const answer = answers.shift() ?? new Response(null, { status: 500 });
    if (answer === 'down') throw new TypeError('Failed to fetch');
    return answer;
  });
  return asked;
}
const refusal = (status: number, code: string) =>
  Response.json({ status, code, traceId: 'abcdef123456' }, { status });
const keys = (asked: Request[]) => asked.map((request) => request.headers.get('Idempotency-Key'));

beforeEach(() => {
  vi.useRealTimers();
});

it('maps problem+json, and a proxy’s page too', () => {
  const problem = readProblem(409, {
    code: 'registration.too-late',
    traceId: '00-aa11bb22cc33',
    errors: { name: ['required'] },
  });
  expect(problem).toMatchObject({
    status: 409,
    code: 'registration.too-late',
    errors: { name: ['required'] },
  });
  expect(problem.phoneCode).toBe('409-22CC33');
  expect(wordsFor(problem)).toBe('Đã hết hạn đăng ký và đợt này không nhận nộp muộn.');
  expect(wordsFor(readProblem(502, '<html>'))).toBe('Máy chủ đang khởi động lại.');
  expect(wordsFor(new Problem(418, 'nobody-knows'))).toBe('Việc này chưa thực hiện được.');
  expect(asProblem(new Error('x')).code).toBe('in-the-page');
});

function Sending() {
  const signIn = useSignIn();
  return (
    <>
      <button onClick={() => signIn.mutate({ body: { userName: 'a', password: 'b' } })}>Gửi</button>
      <output>{signIn.isPending ? 'đang gửi' : (signIn.error?.code ?? signIn.status)}</output>
    </>
  );
}
const send = () => userEvent.click(screen.getByText('Gửi'));
const outcome = (text: string) =>
  waitFor(() => expect(screen.getByRole('status').textContent).toBe(text), { timeout: 6000 });

it('keeps one idempotency key over lost connections, and makes a new one for the next intention', async () => {
  const asked = server('down', 'down', Response.json(somebody), Response.json(somebody));
  renderIn(<Sending />);
  await send();
  await outcome('success');
  await send();
  await waitFor(() => expect(asked).toHaveLength(4));
  const [first, second, third, fourth] = keys(asked);
  expect(first).toMatch(/^[A-Za-z0-9-]{8,64}$/);
  expect([second, third]).toEqual([first, first]);
  expect(fourth).not.toBe(first);
}, 10_000);

it('keeps the key when the person presses again after an unknown outcome, and drops it after a definite refusal', async () => {
  const asked = server(new Response(null, { status: 500 }), refusal(400, 'invalid'), Response.json(somebody));
  renderIn(<Sending />);
  await send();
  await outcome('status-500');
  await send();
  await outcome('invalid');
  await send();
  await outcome('success');
  const [first, second, third] = keys(asked);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

function Changing() {
  const change = useChangePassword();
  const { ended } = useSessionState();
  return (
    <>
      <button
        onClick={() => change.mutate({ body: { currentPassword: 'a', newPassword: 'b' }, rowVersion: 3 })}
      >
        Gửi
      </button>
      <output>{ended ? 'mời đăng nhập' : change.status}</output>
    </>
  );
}

it('waits for sign-in when the session ends in the middle, then sends the same thing with the new token', async () => {
  const asked = server(refusal(401, 'not-signed-in'), new Response(null, { status: 204 }));
  renderIn(<Changing />);
  await send();
  await outcome('mời đăng nhập');
  rememberSession({ ...somebody, antiforgeryToken: 'token-2' });
  await outcome('success');
  expect(asked.map((request) => request.headers.get('X-Kheo-Antiforgery'))).toEqual(['token-1', 'token-2']);
  expect(asked.map((request) => request.headers.get('If-Match'))).toEqual(['"3"', '"3"']);
  expect(await asked[1]!.clone().json()).toEqual({ currentPassword: 'a', newPassword: 'b' });
});
