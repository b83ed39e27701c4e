# Two stages: the first builds, the second holds the program and its production dependencies, and nothing else.
# The base image is pinned by digest, the same in both; a mirror is given with --build-arg NODE_IMAGE (docs/container.md).
ARG NODE_IMAGE=node:24.21.0-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6

FROM ${NODE_IMAGE} AS build
WORKDIR /opt/trentieme
COPY package.json package-lock.json ./
# No script of a dependency is run. What is optional is a Node for desks: the image has its own.
RUN ["npm", "ci", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund"]
COPY tsconfig.json tsconfig.build.json ./
COPY schemas ./schemas
COPY src ./src
RUN ["npm", "run", "build"]
RUN ["npm", "ci", "--omit=dev", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund"]
COPY bin/trentieme.js bin/health.js ./bin/
# Whoever checked the sources out with a strict umask would otherwise ship files that the account below cannot read.
RUN ["chmod", "-R", "u=rwX,go=rX", "."]
RUN ["mkdir", "-p", "-m", "0700", "/donnees/entrees", "/donnees/sorties", "/donnees/livre"]

FROM ${NODE_IMAGE} AS program
LABEL org.opencontainers.image.title="trentieme" \
      org.opencontainers.image.description="Indemnités des enseignants : calcul et paie, au centime" \
      org.opencontainers.image.licenses="MIT"
# The program takes Europe/Paris from the zones that Node carries; TZ is for whatever else reads a clock here.
ENV NODE_ENV=production TZ=Europe/Paris
WORKDIR /opt/trentieme
# The program belongs to root: the account that runs it cannot change it.
COPY --from=build --chown=0:0 /opt/trentieme/package.json ./
COPY --from=build --chown=0:0 /opt/trentieme/node_modules ./node_modules
COPY --from=build --chown=0:0 /opt/trentieme/dist ./dist
COPY --from=build --chown=0:0 /opt/trentieme/schemas ./schemas
COPY --from=build --chown=0:0 /opt/trentieme/src/regulations ./src/regulations
COPY --from=build --chown=0:0 /opt/trentieme/bin ./bin
COPY --from=build --chown=10001:10001 /donnees /srv/trentieme
# By number: Kubernetes refuses a name where it must know that it is not root.
USER 10001:10001
WORKDIR /srv/trentieme
# What is written, and where alone: the rest of the file system may be read-only.
VOLUME ["/srv/trentieme/entrees", "/srv/trentieme/sorties", "/srv/trentieme/livre"]
# Of `schedule` with `health: 8080`; a container that runs one command and ends is started with --no-healthcheck.
HEALTHCHECK --interval=1m --timeout=10s --start-period=30s --retries=3 CMD ["node", "/opt/trentieme/bin/health.js"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "/opt/trentieme/bin/trentieme.js"]
CMD ["--help"]
