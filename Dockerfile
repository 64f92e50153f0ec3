# The service in an image without a shell, run by a user without rights: docker build -t companion .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS restored
WORKDIR /source
# Restored before the sources are copied, so that only a changed package is fetched again.
COPY Companion.csproj ./
RUN dotnet restore Companion.csproj --use-current-runtime -p:SelfContained=true -p:PublishReadyToRun=true

FROM restored AS published
COPY . .
# Compiled ahead for the platform of the image, and together with the framework: what the framework has for types of the service's own could not be
# compiled without it. From a second or two to its first answer it is half of one (tests/load/README.md).
RUN dotnet publish Companion.csproj -c Release --no-restore --use-current-runtime --self-contained \
    -p:PublishReadyToRun=true -p:PublishReadyToRunComposite=true -o /app

# The suite: docker compose --profile test run --rm tests
FROM restored AS tests
# A few tests start servers of their own, and kill them.
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql \
    && rm -rf /var/lib/apt/lists/*
COPY Companion.slnx ./
COPY tests/Companion.Tests.csproj tests/
RUN dotnet restore Companion.slnx
COPY . .
RUN dotnet build --no-restore
CMD ["dotnet", "test", "--no-build"]

# The service brings its own framework: an update of that is a new build, and this image's is not used.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled AS service
WORKDIR /app
COPY --from=published /app .
USER $APP_UID
# What the runtime's compiler gives back goes back to the system, instead of to glibc's many arenas (tests/load/README.md).
ENV MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=65536 MALLOC_TRIM_THRESHOLD_=131072
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["./Companion", "health"]
ENTRYPOINT ["./Companion"]
