# Two stages: the first installs everything and builds, the second holds production dependencies and the program.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --omit=optional

FROM node:24-slim
ENV NODE_ENV=production TZ=Europe/Paris
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/bin ./bin
COPY --from=build /app/dist ./dist
COPY --from=build /app/schemas ./schemas
COPY --from=build /app/src/regulations ./src/regulations
USER node
ENTRYPOINT ["node", "/app/bin/trentieme.js"]
CMD ["--help"]
