import os

import requests

token_response = requests.post(
    "https://api.pipedream.com/v1/oauth/token",
    data=[
        ("grant_type", "client_credentials"),
        ("client_id", os.environ["PIPEDREAM_CLIENT_ID"]),
        ("client_secret", os.environ["PIPEDREAM_CLIENT_SECRET"]),
    ],
    allow_redirects=False,
    timeout=30,
)
if token_response.status_code // 100 != 2:
    raise RuntimeError(f"{token_response.status_code} {token_response.text}")
access_token = token_response.json()["access_token"]

response = requests.post(
    "https://api.pipedream.com/v1/connect/proj_abc123/tokens",
    headers={
        "Authorization": "Bearer " + access_token,
        "x-pd-environment": "development",
    },
    json={
        "external_user_id": "user-123",
        "allowed_origins": ["https://app.acme.example"],
        "scope": "connect:accounts:read connect:accounts:write",
        "expires_in": 900,
    },
    allow_redirects=False,
    timeout=30,
)
if response.status_code // 100 != 2:
    raise RuntimeError(f"{response.status_code} {response.text}")
print(response.json())
