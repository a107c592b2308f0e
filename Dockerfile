# The canvas is built with Node, everything else runs on Python; neither compiler nor npm is left.
FROM node:22-slim AS canvas
WORKDIR /src/canvas/frontend
COPY canvas/frontend/package.json canvas/frontend/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY canvas/frontend ./
RUN npm run build

FROM python:3.11-slim
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 MALLOC_ARENA_MAX=2 \
    HOST=0.0.0.0 PORT=8000 WIREFLOW_DATA_DIR=/data
WORKDIR /app
# The default keeps gigabytes of CUDA out of the image. For a GPU:
# docker build --build-arg TORCH_INDEX=https://pypi.org/simple .
ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu
COPY requirements.lock ./
RUN pip install --no-cache-dir --extra-index-url "$TORCH_INDEX" -r requirements.lock
COPY . .
COPY --from=canvas /src/static/canvas ./static/canvas
RUN python -m compileall -q . \
    && useradd --uid 10001 --no-create-home wireflow && install -d -o wireflow /data
USER wireflow
VOLUME /data
EXPOSE 8000
# One process for each container; docker-compose.yml names the others.
CMD ["python", "manage.py", "web"]
