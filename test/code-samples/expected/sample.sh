access_token=$(curl --silent --show-error --fail-with-body --max-time 30 \
  https://api.pipedream.com/v1/oauth/token \
  --data-urlencode 'grant_type=client_credentials' \
  --data-urlencode "client_id=$PIPEDREAM_CLIENT_ID" \
  --data-urlencode "client_secret=$PIPEDREAM_CLIENT_SECRET" |
  jq --null-input --raw-output 'input | .access_token // error') &&

curl --silent --show-error --fail-with-body --max-time 30 \
  https://api.pipedream.com/v1/connect/proj_abc123/tokens \
  --header "Authorization: Bearer $access_token" \
  --header 'x-pd-environment: development' \
  --json @- <<'JSON'
{
  "external_user_id": "user-123",
  "allowed_origins": ["https://app.acme.example"],
  "scope": "connect:accounts:read connect:accounts:write",
  "expires_in": 900
}
JSON
