"""Tiny pipelines that make sound."""

from typing import Any

import torch
from diffusers import (
    AutoencoderOobleck,
    EDMDPMSolverMultistepScheduler,
    StableAudioDiTModel,
    StableAudioPipeline,
    StableAudioProjectionModel,
)

from tests.workers.local.tiny import texts

SAMPLING_RATE = 400


def stable_audio() -> Any:
    """Stable Audio: calls back in no way that shows latents; two channels."""
    torch.manual_seed(0)
    transformer = StableAudioDiTModel(
        sample_size=200,
        in_channels=3,
        num_layers=2,
        attention_head_dim=4,
        num_key_value_attention_heads=2,
        out_channels=3,
        cross_attention_dim=4,
        time_proj_dim=8,
        global_states_input_dim=8,
        cross_attention_input_dim=4,
    )
    torch.manual_seed(0)
    vae = AutoencoderOobleck(
        encoder_hidden_size=6,
        downsampling_ratios=[1, 2],
        decoder_channels=3,
        decoder_input_channels=3,
        audio_channels=2,
        channel_multiples=[2, 4],
        sampling_rate=SAMPLING_RATE,
    )
    torch.manual_seed(0)
    text_encoder = texts.t5()
    projection = StableAudioProjectionModel(
        text_encoder_dim=text_encoder.config.d_model, conditioning_dim=4, min_value=0, max_value=32
    )
    # The one that is shipped with Stable Audio wants torchsde, which is an extra.
    scheduler = EDMDPMSolverMultistepScheduler(prediction_type="v_prediction", sigma_data=1.0)
    return StableAudioPipeline(
        transformer=transformer,
        scheduler=scheduler,
        vae=vae,
        text_encoder=text_encoder,
        tokenizer=texts.byte_tokenizer(),
        projection_model=projection,
    )
