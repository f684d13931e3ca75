// A foreign OpenID Connect issuer (oidc-provider) on a free port, for tests. Prints its address, reads one line with
// the redirect addresses it may send browsers to, then answers. Under /liar it tells another issuer than its tokens.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { Provider } from 'oidc-provider';

const tokenSeconds = 30;
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const address = `http://127.0.0.1:${server.address().port}`;
  createInterface({ input: process.stdin }).once('line', (line) => {
    answer(address, line.split(' '));
    process.stdout.write('ready\n');
  });
  process.stdin.once('end', () => process.exit(0));
  process.stdout.write(`${address}\n`);
});

function answer(address, redirectUris) {
  const provider = new Provider(address, {
    clients: [{
      client_id: 'ansinh',
      client_secret: process.env.ISSUER_SECRET,
      redirect_uris: redirectUris,
      grant_types: ['authorization_code'],
      response_types: ['code'],
    }],
    pkce: { required: () => true },
    ttl: { IdToken: tokenSeconds },
    cookies: { keys: ['a key of tests'] },
  });
  const handle = provider.callback();
  server.on('request', (request, response) => {
    if (request.url === '/liar/.well-known/openid-configuration') {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({
        issuer: `${address}/liar`,
        authorization_endpoint: `${address}/auth`,
        token_endpoint: `${address}/token`,
        jwks_uri: `${address}/jwks`,
      }));
      return;
    }

    handle(request, response);
  });
}
