import type { Core } from '../state/core.ts';
import { isColleague, type Person } from '../state/people.ts';
import type { Teams } from '../state/teams.ts';
import type { AuthorizeRequest, Unfit } from './request.ts';
import { wordsFor } from './scope-words.ts';

/** The people who may install an app: colleagues, no guests. */
export function installers(core: Core): Person[] {
  return [...core.state.people.values()].filter(isColleague);
}

/** The page that asks a person whether the app may do what it asks for, here or in another workspace. `asked` is its address. */
export function consentPage(request: AuthorizeRequest, teams: Teams, asked: URLSearchParams): string {
  const { core, scopes, back, redirectUri, state, challenge } = request;
  const app = escaped(core.app.name);
  const hidden = {
    client_id: core.app.clientId,
    team: core.team.id,
    scope: scopes.join(','),
    redirect_uri: redirectUri,
    state,
    code_challenge: challenge,
    code_challenge_method: challenge && 'S256',
  };
  const others = teams.filter((each) => each !== core);
  return page(
    `Install ${app}`,
    `<p class="mark" aria-hidden="true">${escaped(Array.from(core.app.name)[0] ?? '')}</p>
<h1>${app} asks to work in ${escaped(core.team.name)}</h1>${others.length > 0 ? otherTeams(others, asked) : ''}
<h2>It will be able to</h2>
<ul>${scopes.map(scopeLine).join('')}</ul>
<form method="post" action="/oauth/v2/authorize">
${Object.entries(hidden)
  .filter(([, value]) => value !== null)
  .map(([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value ?? '')}">`)
  .join('\n')}
<label for="as">You are</label>
<select id="as" name="as">${installers(core).map(personOption).join('')}</select>
<p class="buttons"><button name="decision" value="allow">Allow</button>
<button class="plain" name="decision" value="deny">Cancel</button></p>
</form>
<p class="small">Either way you go back to <code>${escaped(back.origin + back.pathname)}</code>.</p>`,
  );
}

/** The page for a request that nobody can be asked: it leads nowhere, since the address to go back to may be anybody's. */
export function unfitPage({ error, says }: Unfit): string {
  return page(
    'This cannot be installed',
    `<h1>This cannot be installed</h1>\n<p>${escaped(says)}</p>\n<p class="small"><code>${escaped(error)}</code></p>`,
  );
}

function otherTeams(others: readonly Core[], asked: URLSearchParams): string {
  const links = others.map(({ team }) => {
    const there = new URLSearchParams([...asked].filter(([name]) => name !== 'team'));
    there.set('team', team.id);
    return `<a href="/oauth/v2/authorize?${escaped(there.toString())}">${escaped(team.name)}</a>`;
  });
  return `\n<p class="others">Or in ${links.join(', ')}</p>`;
}

function scopeLine(scope: string): string {
  const words = wordsFor(scope);
  return `<li>${words === null ? '' : `${escaped(words)} `}<code>${escaped(scope)}</code></li>`;
}

function personOption({ id, realName, name }: Person): string {
  return `<option value="${escaped(id)}">${escaped(realName)} (@${escaped(name)})</option>`;
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/oauth/consent.css">
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
